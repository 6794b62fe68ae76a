// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What the hours behind an account say about the ones to come.

#pragma once

#include <chrono>
#include <optional>

#include "forecast/expected_spend.hpp"
#include "forecast/usual_level.hpp"
#include "forecast/usual_spend.hpp"

namespace balance {

class SpendProfile {
  public:
    using Hour = HourlySpend::Index;
    using Time = std::optional<std::chrono::seconds>;

    enum class Usual { told, left_out };

    // From the hours before `now`, which is not over. What is usual takes a fifth of the time.
    SpendProfile(const HourlySpend& hours,
                 const DailySpend& days,
                 const MonthlySpend& monthly,
                 const WeekPlaces& places,
                 Hour now,
                 Usual usual);

    [[nodiscard]] Hour now() const { return now_; }
    [[nodiscard]] SpendBasis basis() const { return basis_; }
    // What is usually spent in a day.
    [[nodiscard]] double per_day() const { return expected_.per_week() / 7; }
    // What is out of the ordinary right now.
    [[nodiscard]] const std::optional<Burst>& burst() const { return burst_; }
    [[nodiscard]] double quiet_hours() const { return quiet_hours_; }
    // How much watching it rests on, and whether that does not tell one hour from the next.
    [[nodiscard]] std::chrono::seconds rests_on() const { return rests_on_; }
    [[nodiscard]] bool too_far_apart() const { return too_far_apart_; }

    // To judge by what was spent in hours that are over, or nearly. None where it is left out.
    [[nodiscard]] const std::optional<UsualSpend>& usual() const { return usual_; }

    // How long `amount` lasts from `time`, which is in the hour now(): by what is expected, until
    // it is likely that it was spent, and until that is nearly sure.
    [[nodiscard]] Time lasts(SampleTime time, double amount) const;
    [[nodiscard]] Time likely_lasts(SampleTime time, double amount) const;
    [[nodiscard]] Time surely_lasts(SampleTime time, double amount) const;

    // The first day between two moments on which more is expected, as each month.
    [[nodiscard]] std::optional<SampleTime> monthly_rise(SampleTime from, SampleTime until) const;

    // Whether an estimate for `amount` is little more than a guess.
    [[nodiscard]] bool is_uncertain(double amount) const;

  private:
    void look_ahead(const ExpectedRate& rate, NextHours next, const UsualLevel& level);
    [[nodiscard]] double rate_error() const;

    Hour now_;
    SpendBasis basis_ = SpendBasis::average;
    ExpectedSpend expected_;
    ExpectedSpend slowest_;  // a burst ends with the working day, what is quiet goes on
    std::optional<UsualSpend> usual_;
    MonthlySpend monthly_;
    std::optional<Burst> burst_;
    double quiet_hours_ = 0;
    std::chrono::seconds rests_on_{};
    bool too_far_apart_ = false;
    double lump_ = 0;
    double seen_ = 0;  // spent in the weeks that this rests on
};

}  // namespace balance
