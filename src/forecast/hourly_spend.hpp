// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What was spent in each hour of the last five weeks, and how much of the hour was watched.

#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace balance {

using SampleTime = std::chrono::sys_time<std::chrono::milliseconds>;

struct SpendHour {
    double spent = 0;
    std::chrono::milliseconds watched{};
    bool blurred = false;  // known from samples too far apart to tell one hour from the next
};

class HourlySpend {
  public:
    using Hour = std::int64_t;  // since the epoch, UTC

    static constexpr Hour kept = 5 * 7 * 24;

    static Hour hour_of(SampleTime time);

    // `spent` is spread evenly over the time from `begin` to `end`, of which `hidden` was not
    // watched. Intervals come in their order. One that is too long tells nothing.
    void add(SampleTime begin, SampleTime end, double spent, std::chrono::milliseconds hidden);

    // One of the last `kept` hours up to the one of the last interval's end; others are empty.
    [[nodiscard]] const SpendHour& at(Hour hour) const;

    [[nodiscard]] std::chrono::milliseconds watched() const { return watched_; }

  private:
    void advance(Hour hour);
    SpendHour& slot(Hour hour);

    std::vector<SpendHour> ring_;
    Hour newest_ = 0;
    std::chrono::milliseconds watched_{};
};

}  // namespace balance
