// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The body of a reply, parsed by the definition's format, and what stands at its places.
//
// A body that is not of its format still is a text: a pattern may know the error it tells.

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "definition/reply_rules.hpp"
#include "formats/json.hpp"
#include "formats/key_value_text.hpp"
#include "http/exchange.hpp"

namespace balance {

struct ReplyDocument {
    std::string body;
    // Nothing for plain text, and where the body is not of its format.
    std::variant<std::monostate, JsonValue, std::vector<KeyValue>> content;
    std::optional<std::string> fault{};  // why the body is not of its format
};

struct Found {
    enum class Kind {
        text,   // a string, a number, or the value of a key
        flag,   // true or false
        empty,  // null, an empty string, object or array
        tree,   // an object or array with something in it
    };
    Kind kind;
    std::string text;        // "" for empty and tree
    std::string currency;    // what {currency} stood for, or the place's own; "" for neither
    bool is_number = false;  // of JSON, whose notation is never that of people
};

// A response with its body parsed, once.
struct Reply {
    HttpResponse response;
    ReplyDocument document;
};

[[nodiscard]] Reply reply_of(HttpResponse response, const ReplyRules& rules);

// `body`: in UTF-8, see formats/reply_encoding.hpp.
[[nodiscard]] ReplyDocument parse_reply(const ReplyRules& rules, const std::string& body);

// Whether a place stands for the items of a list ("[*]"), which are added up.
[[nodiscard]] bool is_list(const Place& place);
// How many such lists stand there, if only with no items.
[[nodiscard]] std::size_t lists_at(const ReplyDocument& document, const Place& place);

// The texts at these places, each once, joined by "; ".
[[nodiscard]] std::string joined_texts(const ReplyDocument& document,
                                       const std::vector<Place>& places);

// Everything that stands at any of the places, in their order.
[[nodiscard]] std::vector<Found> find_all(const ReplyDocument& document,
                                          const std::vector<Place>& places);

}  // namespace balance
