// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Reads what a reply may tell beside the balance: see NoticeRule.

#pragma once

#include <vector>

#include "definition/definition_node.hpp"
#include "definition/reply_rules.hpp"

namespace balance {

// The figures are those of the same definition. Throws a Failure that names the place of a mistake.
[[nodiscard]] std::vector<NoticeRule> read_notice_rules(const DefinitionNode& node,
                                                        ReplyFormat format,
                                                        const std::vector<FigureRule>& figures);

}  // namespace balance
