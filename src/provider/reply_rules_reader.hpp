// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The "reply" part of a definition: figures, currency and errors. See definition_reader.hpp.

#pragma once

#include "provider/definition.hpp"
#include "provider/definition_node.hpp"

namespace balance {

[[nodiscard]] ReplyRules read_reply_rules(const DefinitionNode& node);

}  // namespace balance
