// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The "request" part of a definition. See definition_reader.hpp.

#pragma once

#include <string>
#include <vector>

#include "definition/definition_node.hpp"
#include "definition/request_rules.hpp"

namespace balance {

// `known`: the placeholders that something fills, "login", "param:region".
[[nodiscard]] RequestRules read_request_rules(const DefinitionNode& node,
                                              std::vector<std::string> known);

}  // namespace balance
