// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The moment by which everything must be done. One for the whole run, on the monotonic clock.

#pragma once

#include <algorithm>
#include <chrono>

namespace balance {

class Deadline {
  public:
    using Clock = std::chrono::steady_clock;

    Deadline(Clock::time_point start, std::chrono::milliseconds timeout) : end_(start + timeout) {}

    // Never negative.
    [[nodiscard]] std::chrono::milliseconds remaining(Clock::time_point now) const {
        return std::max(std::chrono::ceil<std::chrono::milliseconds>(end_ - now),
                        std::chrono::milliseconds(0));
    }
    [[nodiscard]] bool passed(Clock::time_point now) const { return now >= end_; }

  private:
    Clock::time_point end_;
};

}  // namespace balance
