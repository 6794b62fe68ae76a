// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/week_places.hpp"

#include <algorithm>

namespace balance {

namespace {

constexpr std::size_t sunday = 3 * hours_of_day;

}  // namespace

WeekPlaces::WeekPlaces(std::span<const std::chrono::local_days> holidays) {
    for (const auto day : holidays) {
        holidays_.push_back(day.time_since_epoch().count());
    }
}

std::size_t WeekPlaces::of(HourlySpend::Index hour) const {
    const auto place = hour_of_week(hour);
    if (holidays_.empty()) {
        return place;
    }
    const auto day = DailySpend::index_of(HourlySpend::begin_of(hour));
    return std::ranges::binary_search(holidays_, day) ? sunday + place % hours_of_day : place;
}

}  // namespace balance
