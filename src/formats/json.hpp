// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// JSON as a plain tree. RapidJSON reads it, event by event; nothing of RapidJSON shows outside.
//
// Numbers keep their text, so no digit is lost and no double is ever computed (RapidJSON 1.1.0's
// own number code crashes on hostile input). Names that occur twice are kept: whoever looks one up
// sees both. Nesting is limited to 32 levels, the tree to 100,000 values, and a NUL byte ends
// nothing.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"

namespace balance {

struct JsonMember;

struct JsonValue {
    enum class Type { null, boolean, number, string, array, object };

    Type type = Type::null;
    std::string text;  // of a string, decoded; of a number, as written; "true" or "false"
    std::vector<JsonValue> items;
    std::vector<JsonMember> members;
};

struct JsonMember {
    std::string name;
    JsonValue value;
};

struct JsonError {
    std::size_t offset;  // in bytes
    std::string reason;
};

// Strict: RFC 8259, for definitions. Lenient, for replies: one comma too many at the end of an
// object or array, bytes that are no UTF-8, and halves of a surrogate pair may stand there: a
// provider's message in a broken encoding still names its error. Whoever shows a text cleans it.
enum class JsonDialect { strict, lenient };

[[nodiscard]] Expected<JsonValue, JsonError> parse_json(std::string_view text, JsonDialect dialect);

// As one line without blanks; numbers as their text.
[[nodiscard]] std::string json_text(const JsonValue& value);

}  // namespace balance
