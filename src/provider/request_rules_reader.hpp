// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The "request" part of a definition. See definition_reader.hpp.

#pragma once

#include <string>
#include <vector>

#include "provider/definition_node.hpp"
#include "provider/request_rules.hpp"

namespace balance {

// `known`: the placeholders that something fills, "login", "param:region".
[[nodiscard]] RequestRules read_request_rules(const DefinitionNode& node,
                                              std::vector<std::string> known);

}  // namespace balance
