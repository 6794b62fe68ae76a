// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/running_spend.hpp"

namespace balance {

namespace {

// A rise covers what was spent meanwhile, and an account that is empty cannot spend.
bool hides_spend(const Amount& before, const Amount& now, const Amount& used_up_at) {
    return now > before || (before <= used_up_at && now == before);
}

}  // namespace

RunningSpend RunningSpend::after(const TimedBalance& before,
                                 const TimedBalance& now,
                                 const Amount& used_up_at) const {
    auto next = *this;
    if (now.balance < before.balance) {
        next.spent = sum(spent, sum(before.balance, now.balance.negated()));
    }
    if (hides_spend(before.balance, now.balance, used_up_at)) {
        next.hidden += now.time - before.time;
    }
    return next;
}

}  // namespace balance
