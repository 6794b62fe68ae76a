// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Six weeks of hours, and shapes of the week, for the parts of the forecast that read them: made of
// functions, without samples. They end with a Wednesday: weeks begin on Thursday, as the epoch did.

#pragma once

#include <chrono>
#include <functional>

#include "forecast/week_shape.hpp"

namespace balance::test {

inline constexpr HourlySpend::Index thursday =
    std::chrono::sys_days{std::chrono::year{2026} / 3 / 5}.time_since_epoch() /
    std::chrono::hours{1};

// What was spent in an hour, by how many hours back it is; the newest is 0. A function, as these
// are, of `back / 24` tells days.
using SpentBack = std::function<double(std::size_t back)>;

// All of it was watched.
inline RecentSpend made_weeks(const SpentBack& spent, HourlySpend::Index now = thursday) {
    RecentSpend recent(HourlySpend{}, now, WeekPlaces{});
    for (std::size_t back = 0; back < hours_used; ++back) {
        recent.hours[back].spent = spent(back);
        recent.hours[back].watched = 1;
    }
    return recent;
}

// An hour's rate by its place in the week, which begins on Thursday at midnight.
inline WeekShape made_shape(const std::function<double(std::size_t place)>& rate) {
    WeekShape shape;
    for (std::size_t place = 0; place < hours_of_week; ++place) {
        shape.rates[place] = rate(place);
    }
    return shape;
}

inline WeekShape flat_shape() {
    return made_shape([](std::size_t) { return 1.0; });
}

// 24 a day, of which 3.2 from midnight to 8:00.
inline double rate_with_nights(std::size_t place) {
    return place % hours_of_day < 8 ? 0.4 : 1.3;
}

// The place in the week of an hour of `made_weeks`.
constexpr std::size_t place_of_back(std::size_t back) {
    return (hours_used - 1 - back) % hours_of_week;
}

}  // namespace balance::test
