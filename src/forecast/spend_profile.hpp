// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What the hours behind an account say about the ones to come.

#pragma once

#include <chrono>
#include <optional>

#include "forecast/expected_spend.hpp"
#include "forecast/holiday_saving.hpp"
#include "forecast/spend_days.hpp"

namespace balance {

class SpendProfile {
  public:
    using Hour = HourlySpend::Index;

    // From the hours before `now`, which is not over.
    SpendProfile(const HourlySpend& hours, const MonthlySpend& monthly, Hour now);

    [[nodiscard]] Hour now() const { return now_; }
    [[nodiscard]] SpendBasis basis() const { return basis_; }
    // What is usually spent in a day.
    [[nodiscard]] double per_day() const { return expected_.per_week() / 7; }
    // What is out of the ordinary right now.
    [[nodiscard]] const std::optional<Burst>& burst() const { return burst_; }
    // How much watching it rests on, and whether that does not tell one hour from the next.
    [[nodiscard]] std::chrono::seconds rests_on() const { return rests_on_; }
    [[nodiscard]] bool too_far_apart() const { return too_far_apart_; }

    // How long `amount` lasts from `time`, which is in the hour now(): the expected time, or where
    // chance may well stretch it by half, two thirds of the longest likely.
    [[nodiscard]] std::optional<std::chrono::seconds> lasts(SampleTime time, double amount) const;

    // The first day between two moments on which more is expected, as each month.
    [[nodiscard]] std::optional<SampleTime> monthly_rise(SampleTime from, SampleTime until) const;

    // Whether an estimate for `amount` is little more than a guess.
    [[nodiscard]] bool is_uncertain(double amount) const;

  private:
    void look_ahead(const ExpectedRate& rate, const RecentSpend& recent, bool regular);

    // What is expected to be spent by the time that `amount` is, even if things go slowly.
    [[nodiscard]] double at_most(double amount) const;

    Hour now_;
    SpendBasis basis_ = SpendBasis::average;
    ExpectedSpend expected_;
    ExpectedSpend slowest_;
    HolidaySaving holiday_;
    MonthlySpend monthly_;
    std::optional<Burst> burst_;
    std::chrono::seconds rests_on_{};
    bool too_far_apart_ = false;
    double slower_ = 0;  // share by which all spend may be less than expected
    double lump_ = 0;
    double seen_ = 0;  // spent in the weeks that this rests on
};

}  // namespace balance
