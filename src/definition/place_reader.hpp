// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Reads places of a definition: "/balance", "balance", { "at": ..., "pattern": ..., "currency": ...
// }. A place that cannot exist in the reply's format is a mistake.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "definition/definition_node.hpp"
#include "definition/place.hpp"

namespace balance {

// One place or a list of places.
[[nodiscard]] std::vector<Place> read_places(const DefinitionNode& node, ReplyFormat format);

// Those of a member; none where it is missing.
[[nodiscard]] std::vector<Place> read_optional_places(const DefinitionNode& parent,
                                                      std::string_view name,
                                                      ReplyFormat format);

// In upper case.
[[nodiscard]] std::string read_currency_code(const DefinitionNode& node);

}  // namespace balance
