// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Reads what an error rule or a notice depends on: "at" with is, is_not, is_missing or has_word,
// and "and" with further ones of the kind.

#pragma once

#include "definition/condition.hpp"
#include "definition/definition_node.hpp"

namespace balance {

// Throws a Failure that names the place of a mistake.
[[nodiscard]] std::vector<Condition> read_conditions(const DefinitionNode& rule,
                                                     ReplyFormat format);

}  // namespace balance
