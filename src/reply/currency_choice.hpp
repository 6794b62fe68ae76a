// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// In which currency the figures of a reply are read. Pure.
//
// The reply names it, for all figures or for each; else the definition implies it; else --currency
// does. Where there are several, --currency has to pick one; where there is one, it has to match.

#pragma once

#include <string>
#include <string_view>

#include "definition/reply_rules.hpp"
#include "reply/reply_document.hpp"

namespace balance {

// The code that a currency of a reply stands for, whatever stands around it: see usual_code().
[[nodiscard]] std::string code_of(std::string_view currency);

// In upper case; "" where nobody knows it. Throws a Failure for one that is not in the reply, and
// where several are there and none is wanted.
[[nodiscard]] std::string choose_currency(const ReplyRules& rules,
                                          const ReplyDocument& document,
                                          const std::string& wanted);

}  // namespace balance
