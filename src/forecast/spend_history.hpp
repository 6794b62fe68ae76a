// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What an account spent, hour by hour, and how long its balance will last at that. Pure: no clock,
// every time is an argument.
//
// Spend is the sum of the drops of the balance that are not undone; a top-up or a refund never
// lowers it.
// Figures are estimates, so this directory is the one place with floating point: no level is judged
// with it. docs/forecast.md tells the method and how good it is.

#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "forecast/local_clock.hpp"
#include "forecast/spend_log.hpp"
#include "forecast/spend_profile.hpp"

namespace balance {

// How long a balance will last.
struct Runway {
    // What the estimate rests on, from nothing to weeks of history.
    using Basis = SpendBasis;

    Basis basis = Basis::collecting;
    std::chrono::seconds collected{};  // of history, and how much of it an estimate needs
    std::chrono::seconds needed{};
    // Until the balance is used up, by what is expected; until it is likely that it is; and until
    // that is nearly sure. Absent while collecting, where nothing is spent, and beyond the horizon.
    std::optional<std::chrono::seconds> lasts;
    std::optional<std::chrono::seconds> likely_lasts;
    std::optional<std::chrono::seconds> surely_lasts;
    double per_day = 0;  // the usual spend, a day
    // Where more than usual is spent right now: how much in the last so many hours.
    std::optional<Burst> burst;
    // Since when, or from when on, more is expected than usual, as in the months before.
    std::optional<SampleTime> monthly_rise;
    std::chrono::seconds rests_on{};  // history that was used
    std::chrono::hours quiet_for{};   // that less than usual has been spent
    bool too_far_apart = false;       // the samples do not tell one hour from the next
    bool too_seldom = false;          // they are too far apart to collect anything from
    bool uncertain = false;           // the estimate is little more than a guess
};

// What is usual in a window.
struct UsualInWindow {
    std::chrono::seconds collected{};  // of history, and how much of it this needs
    std::chrono::seconds needed{};
    bool too_seldom = false;  // the samples are too far apart to collect anything from
    // None while collecting, and where nothing was spent before the last day.
    std::optional<double> spend;
};

class SpendHistory {
  public:
    // Hours and days are those of `zone`.
    SpendHistory() = default;
    explicit SpendHistory(TimeZone zone, std::span<const std::chrono::local_days> holidays = {})
        : clock_(std::move(zone)), places_(holidays) {}

    // The next sample: times never go back. The sums run since the first sample of the account:
    // `spent` of all drops, `undone` of those that later samples undid, `hidden` of the time in
    // which what was spent cannot be told, and which gets shorter where it can be told after all.
    void add(SampleTime time,
             double spent,
             std::chrono::milliseconds hidden = {},
             double undone = 0);

    // How long `balance` will last from the time of the last sample on.
    [[nodiscard]] Runway runway(double balance) const;

    // What is usual in a window. The drop in which it begins is spread over the time between the
    // samples around its beginning, and so is what is expected.
    [[nodiscard]] UsualInWindow usual_in(const WindowStart& start) const;

  private:
    struct Sample {
        SampleTime time;  // on the wall
        double spent;
        std::chrono::milliseconds hidden;
        double undone;
    };

    void log(const Sample& now);
    void take_back(double undone);
    // From the last sample on, until the clock shows a time `lasts` after its own.
    [[nodiscard]] SpendProfile::Time until(const SpendProfile::Time& lasts) const;
    const SpendProfile& profile() const;
    const UsualSpend& usual_spend() const;

    LocalClock clock_;
    WeekPlaces places_;
    HourlySpend hours_;
    DailySpend days_;
    std::optional<Sample> last_;
    SampleTime moment_;  // of the last sample
    bool too_seldom_ = false;
    // Of what is over: worth keeping where every sample of a year asks for a runway.
    mutable MonthlySpend monthly_;
    mutable std::optional<SpendProfile> profile_;
    mutable SpendProfile::Usual usual_ = SpendProfile::Usual::left_out;
};

}  // namespace balance
