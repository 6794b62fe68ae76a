// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The body of a reply, parsed by the definition's format, and what stands at its places.

#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/expected.hpp"
#include "provider/definition.hpp"
#include "provider/json.hpp"
#include "provider/key_value_text.hpp"

namespace balance {

using ReplyDocument = std::variant<JsonValue, std::vector<KeyValue>>;

struct Found {
    enum class Kind {
        text,   // a string, a number, or the value of a key
        flag,   // true or false
        empty,  // null, an empty string, object or array
        tree,   // an object or array with something in it
    };
    Kind kind;
    std::string text;      // "" for empty and tree
    std::string currency;  // what {currency} stood for, or the place's own; "" for neither
};

// The error says why the body is not of this format.
[[nodiscard]] Expected<ReplyDocument> parse_reply(const ReplyRules& rules, const std::string& body);

// Everything that stands at any of the places, in their order.
[[nodiscard]] std::vector<Found> find_all(const ReplyDocument& document,
                                          const std::vector<Place>& places);

}  // namespace balance
