// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The JSON Schema of definitions, docs/provider-definition.schema.json, compiled in: what editors
// know of a definition and what the program takes is the same. RapidJSON validates; nothing of it
// shows outside.
//
// It knows the shape alone. That a placeholder has a source or a sum has terms is for
// definition_reader.hpp, whose messages say what would be right.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/json.hpp"

namespace balance {

[[nodiscard]] std::string_view definition_schema_text();

struct SchemaFault {
    std::string pointer;  // where in the definition
    std::string keyword;  // of the schema, that does not hold: "required"
};

[[nodiscard]] std::optional<SchemaFault> schema_fault(const JsonValue& definition);

}  // namespace balance
