// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The formats of replies, and where in one of them a value may stand.

#pragma once

#include <optional>
#include <string>

#include "core/pattern.hpp"
#include "formats/json_pointer.hpp"

namespace balance {

enum class ReplyFormat { json, xml, key_value, text };

[[nodiscard]] constexpr std::string_view name_of(ReplyFormat format) {
    switch (format) {
        case ReplyFormat::json:
            return "json";
        case ReplyFormat::xml:
            return "xml";
        case ReplyFormat::key_value:
            return "key_value";
        case ReplyFormat::text:
            return "text";
    }
    return "";
}

struct Place {
    std::string at;  // a JSON Pointer or a key, as written; "" with whole_body
    std::optional<JsonPointer> pointer{};  // of a tree
    std::string currency{};                // of a figure that stands there; "": not implied
    std::optional<Pattern> pattern{};      // takes the value out of what stands there
    bool whole_body = false;               // the pattern looks at the body as it came
};

}  // namespace balance
