// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Reads /reply/figures of a definition: what each figure is called, where it stands, how it is
// written.

#pragma once

#include <vector>

#include "definition/definition_node.hpp"
#include "definition/reply_rules.hpp"

namespace balance {

[[nodiscard]] std::vector<FigureRule> read_figure_rules(const DefinitionNode& node,
                                                        ReplyFormat format);

}  // namespace balance
