// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a reply with a balance tells beside its figures, by the definition's notices. Pure.

#pragma once

#include <vector>

#include "provider/balance.hpp"
#include "provider/reply_document.hpp"
#include "provider/reply_rules.hpp"

namespace balance {

// The rules that hold, in their order.
[[nodiscard]] std::vector<const NoticeRule*> holding_notices(const ReplyRules& rules,
                                                             const ReplyDocument& document);

[[nodiscard]] Notice notice_of(const NoticeRule& rule, const ReplyDocument& document);

}  // namespace balance
