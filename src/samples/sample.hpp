// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// One look at a balance, with the sums that go with it, exactly. The history keeps them, a backtest
// computes them on the way. Pure.

#pragma once

#include <chrono>
#include <span>

#include "core/amount.hpp"

namespace balance {

using SampleTime = std::chrono::sys_time<std::chrono::milliseconds>;

struct Sample {
    SampleTime time;
    Amount balance;
    // Since the first sample of the account.
    Amount spent{};                      // the sum of all drops
    std::chrono::milliseconds hidden{};  // the time in which what was spent cannot be told
};

// The sample behind `before`, with its sums. At `used_up_at` and below nothing can be spent.
[[nodiscard]] Sample next_sample(const Sample& before,
                                 SampleTime time,
                                 const Amount& balance,
                                 const Amount& used_up_at);

// Of samples in their order, of which the last one is now: those of the last `window`, and the one
// before them, which tells what it began with.
[[nodiscard]] std::span<const Sample> within(std::span<const Sample> samples,
                                             std::chrono::milliseconds window);

}  // namespace balance
