// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The JSON body of a request: a tree whose strings are text templates.

#pragma once

#include <optional>

#include "definition/text_template.hpp"
#include "formats/json.hpp"

namespace balance {

// Members and items with a placeholder that has no value are left out; nothing where the value
// itself is such a string. The strings have been read as templates before.
[[nodiscard]] std::optional<JsonValue> expanded(const JsonValue& tree,
                                                const PlaceholderValues& values);

}  // namespace balance
