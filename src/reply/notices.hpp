// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a reply with a balance tells beside its figures, by the definition's notices. Pure.

#pragma once

#include <string>
#include <vector>

#include "core/failure.hpp"
#include "definition/reply_rules.hpp"
#include "reply/balance.hpp"
#include "reply/reply_document.hpp"

namespace balance {

using Notices = std::vector<const NoticeRule*>;

// The rules that hold, in their order. Of another currency than the judged one nothing counts.
[[nodiscard]] Notices holding_notices(const ReplyRules& rules,
                                      const ReplyDocument& document,
                                      const std::string& currency);

// What is told beside a failure: all but what a rule says that the failure tells itself, because it
// voids this figure.
[[nodiscard]] ToldBeside told_beside(const Notices& notices,
                                     const ReplyDocument& document,
                                     const std::string& figure);

[[nodiscard]] Notice notice_of(const NoticeRule& rule, const ReplyDocument& document);

}  // namespace balance
