// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// One look at a balance, with the sums that go with it, exactly. The history keeps them, a backtest
// computes them on the way. Pure.

#pragma once

#include <chrono>
#include <optional>
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
    Amount undone{};                     // of all drops, what is known to be undone
    // As far as the samples in hand tell, and not kept: samples/sample_course.hpp. Of the move that
    // leads here from the sample before:
    std::optional<Amount> no_spend{};  // what of a drop is undone
    bool no_topup = false;             // a rise that undoes a drop, or that one undid
};

// Where a window begins that ends with a sample, and the times of the samples around that moment: a
// drop between them is spread over the time between them. All the same where a sample is there, or
// none before it.
struct WindowStart {
    SampleTime at;
    SampleTime before;
    SampleTime after;
};

// Of samples in their order, of which the last one is now: those of the last `window`, and the one
// before them, which tells what it began with.
[[nodiscard]] std::span<const Sample> within(std::span<const Sample> samples,
                                             std::chrono::milliseconds window);

}  // namespace balance
