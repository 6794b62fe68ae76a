// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The sums that go with each sample of a balance, exactly. The history keeps them, a backtest
// computes them on the way. Pure.

#pragma once

#include <chrono>

#include "core/amount.hpp"
#include "forecast/spend_log.hpp"

namespace balance {

struct TimedBalance {
    SampleTime time;
    Amount balance;
};

// Since the first sample of the account.
struct RunningSpend {
    Amount spent;                        // of all drops
    std::chrono::milliseconds hidden{};  // the time in which what was spent cannot be told

    // After one more sample. At `used_up_at` and below nothing can be spent.
    [[nodiscard]] RunningSpend after(const TimedBalance& before,
                                     const TimedBalance& now,
                                     const Amount& used_up_at) const;
};

}  // namespace balance
