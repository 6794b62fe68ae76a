// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The "reply" part of a definition: figures, currency and errors. See definition_reader.hpp.

#pragma once

#include "definition/definition_node.hpp"
#include "definition/reply_rules.hpp"

namespace balance {

[[nodiscard]] ReplyRules read_reply_rules(const DefinitionNode& node);

// Format, errors and statuses alone, of a reply that holds no balance. Whoever calls this has
// looked at the names of the members.
[[nodiscard]] ReplyRules read_error_rules_only(const DefinitionNode& node);

}  // namespace balance
