// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What is usual in hours that are over, for a rule of so many times that: what was expected in
// them, and the account's own chance on top, which is about the size of a large payment where
// payments are single, and little where many small ones add up. So neither one ordinary payment nor
// a little spend in a quiet hour is many times the usual. What busy hours exceed the mean by counts
// a part: what drains an account comes on top, and a rule that sees it at night is to see it at
// peak.
//
// It is not lifted by what is being judged: the last day says nothing, and the level of the spend
// follows only what lasts.

#pragma once

#include <optional>

#include "forecast/expected_rate.hpp"
#include "forecast/usual_level.hpp"

namespace balance {

// The variance of what is spent, divided by its mean: of single payments, the size of a large one.
struct HourChance {
    double between = 0;  // by how far hours differ from their expectation
    double within = 0;   // by how unevenly it is spent within them
    bool known = false;  // something was spent before the last day

    // In so many hours: what is even within the hours is so within a part of one.
    [[nodiscard]] double in(double hours) const;
};

// One that was expected for this day, as every month, and came in one go about this time.
struct DuePayment {
    SampleTime begin;
    SampleTime end;
    double amount;
};

class UsualSpend {
  public:
    UsualSpend() = default;
    UsualSpend(const ExpectedRate& rate, const HourChance& chance, double a_day_ago = 1)
        : rate_(rate), chance_(chance), a_day_ago_(a_day_ago) {}

    void include(const std::optional<DuePayment>& payment) { payment_ = payment; }

    // Not where nothing was spent before the last day.
    [[nodiscard]] bool is_known() const {
        return chance_.known && rate_ && (rate_->per_day() > 0 || chance_.in(1) > 0);
    }
    [[nodiscard]] double expected(SampleTime begin, SampleTime end) const;
    [[nodiscard]] const HourChance& chance() const { return chance_; }
    // What to multiply both with in a window of so many hours: its own spend is not to have changed
    // the level.
    [[nodiscard]] double level_before(double hours) const;

  private:
    std::optional<ExpectedRate> rate_;
    HourChance chance_;
    double a_day_ago_ = 1;  // the level then, beside today's
    std::optional<DuePayment> payment_;
};

// Where days are alike: at their level, and with what comes every month.
[[nodiscard]] UsualSpend usual_of_days(const HourlySpend& hours,
                                       const RecentSpend& recent,
                                       const UsualLevel& level,
                                       const MonthlySpend& monthly,
                                       const WeekPlaces& places);

// Where single payments are usual.
[[nodiscard]] UsualSpend usual_of_payments(const HourlySpend& hours,
                                           const RecentSpend& recent,
                                           const DailySpend& days,
                                           const WeekPlaces& places);

}  // namespace balance
