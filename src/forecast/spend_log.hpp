// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What was spent in each hour of the last weeks, or on each day of the last months, and how
// much of it was watched.

#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "samples/sample.hpp"

namespace balance {

// Nobody may look at an account over a weekend; a drop over a longer gap says too little about when
// it happened.
inline constexpr std::chrono::milliseconds longest_interval = std::chrono::hours(74);

struct LoggedSpend {
    double spent = 0;
    std::chrono::milliseconds watched{};
    bool blurred = false;  // known from samples too far apart to tell one hour from the next
    // The sums of the squares of what was spent, and of the time, between two samples each.
    double spent_squared = 0;
    double watched_squared = 0;  // seconds

    // How unevenly it was spent: 0 where each part of the step brought as much as the others, the
    // square of what was spent where it came at once.
    [[nodiscard]] double unevenness() const;
};

template <class Step, std::int64_t Kept>
class SpendLog {
  public:
    using Index = std::int64_t;  // steps since the epoch

    static constexpr Index kept = Kept;

    static Index index_of(SampleTime time) {
        return std::chrono::floor<Step>(time).time_since_epoch().count();
    }
    static SampleTime begin_of(Index index) { return SampleTime(Step(index)); }

    // `spent` is spread evenly over the time from `begin` to `end`, of which `hidden` was not
    // watched. Intervals come in their order. One that is too long tells nothing.
    void add(SampleTime begin, SampleTime end, double spent, std::chrono::milliseconds hidden);

    // What turned out not to be spent: from the newest of the last `back` steps that holds as much,
    // otherwise from the newest ones on.
    void take_back(double spent, Index back);

    // So much of the last time before `now` was watched after all.
    void watch_again(SampleTime now, std::chrono::milliseconds time);

    // One of the last `kept` steps up to the one of the last interval's end; others are empty.
    [[nodiscard]] const LoggedSpend& at(Index index) const {
        return ring_.empty() || index > newest_ || index <= newest_ - Kept ? nothing
                                                                           : ring_[place_of(index)];
    }

    // Hands over so many steps before one, the newest first.
    template <class Use>
    void each_before(Index index, Index count, const Use& use) const {
        for (auto place = place_of(index); count > 0; --count) {
            place = place > 0 ? place - 1 : static_cast<std::size_t>(Kept) - 1;
            --index;
            const bool is_known = !ring_.empty() && index <= newest_ && index > newest_ - Kept;
            use(is_known ? ring_[place] : nothing);
        }
    }

    [[nodiscard]] std::chrono::milliseconds watched() const { return watched_; }

  private:
    static std::size_t place_of(Index index) {
        return static_cast<std::size_t>(((index % Kept) + Kept) % Kept);
    }
    void advance(Index index);
    LoggedSpend& slot(Index index);

    static constexpr LoggedSpend nothing{};

    std::vector<LoggedSpend> ring_;
    Index newest_ = 0;
    std::chrono::milliseconds watched_{};
};

using HourlySpend = SpendLog<std::chrono::hours, 43L * 24>;
using DailySpend = SpendLog<std::chrono::days, 36L * 7>;

extern template class SpendLog<std::chrono::hours, HourlySpend::kept>;
extern template class SpendLog<std::chrono::days, DailySpend::kept>;

}  // namespace balance
