// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The six weeks behind an hour: what was spent in each of their hours and days.

#pragma once

#include <array>
#include <vector>

#include "forecast/monthly_spend.hpp"
#include "forecast/spend_log.hpp"
#include "forecast/week_places.hpp"

namespace balance {

inline constexpr std::size_t days_used = 42;
inline constexpr std::size_t hours_used = days_used * hours_of_day;

[[nodiscard]] inline double in_hours(std::chrono::milliseconds time) {
    return std::chrono::duration<double, std::ratio<3600>>(time).count();
}

struct RecentHour {
    double spent = 0;
    double watched = 0;  // hours
    bool blurred = false;
    std::size_t place = 0;  // in the week
};

// The newest first, without the hour itself, which is not over.
struct RecentSpend {
    RecentSpend(const HourlySpend& hours, HourlySpend::Index now, const WeekPlaces& places);

    // As if it had not been watched on the days that are no usual ones.
    [[nodiscard]] RecentSpend without(const MonthlySpend& monthly) const;

    HourlySpend::Index now;
    std::array<RecentHour, hours_used> hours;
};

}  // namespace balance
