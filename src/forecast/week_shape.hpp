// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How the spend of an account is shared out among the hours of a week.

#pragma once

#include <array>

#include "forecast/recent_spend.hpp"

namespace balance {

// What an estimate rests on, from nothing to weeks of history.
enum class SpendBasis { collecting, average, hour_of_day, hour_of_week };

struct WeekShape {
    SpendBasis basis = SpendBasis::average;
    std::array<double, hours_of_week> rates{};  // an hour, by its place in the week
    double watched = 0;                         // hours that this rests on
    bool too_far_apart = false;  // they would do for the hour of the week, but are blurred

    // On average.
    [[nodiscard]] double per_day() const;
};

// What was spent on a day counts so many times, the newest day first; a day with the factor 0 is
// left out.
using DayFactors = std::array<double, days_used>;

// `lump`: of how large payments at random the spend may consist; an hour that saw few of them says
// little of itself.
[[nodiscard]] WeekShape shape_of(const RecentSpend& recent,
                                 const DayFactors& day_factors,
                                 double lump);

}  // namespace balance
