// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How a reply would be read, for --explain: figures, errors, notices, currency. Pure.

#pragma once

#include <string>
#include <vector>

#include "core/message.hpp"
#include "definition/reply_rules.hpp"

namespace balance {

// `judged`: the name of the judged figure; `currency`: that of --currency, or "".
[[nodiscard]] std::vector<Message> explained_reply(const ReplyRules& rules,
                                                   const std::string& judged,
                                                   const std::string& currency);

}  // namespace balance
