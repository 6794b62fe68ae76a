// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Where the hours stand in the week. A known holiday stands where a Sunday does: people spend on it
// as on one, on those that are over as on those to come.
//
// Nothing finds holidays: what nobody told is a day like its weekday.

#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "forecast/spend_log.hpp"

namespace balance {

inline constexpr std::size_t hours_of_day = 24;
inline constexpr std::size_t hours_of_week = 7 * hours_of_day;

// In any week. The epoch's begins on a Thursday, at midnight.
[[nodiscard]] constexpr std::size_t hour_of_week(HourlySpend::Index hour) {
    constexpr HourlySpend::Index week = hours_of_week;
    return static_cast<std::size_t>(((hour % week) + week) % week);
}

class WeekPlaces {
  public:
    WeekPlaces() = default;
    // In their order.
    explicit WeekPlaces(std::span<const std::chrono::local_days> holidays);

    [[nodiscard]] bool has_holidays() const { return !holidays_.empty(); }

    // Of an hour of this very week.
    [[nodiscard]] std::size_t of(HourlySpend::Index hour) const;

  private:
    std::vector<DailySpend::Index> holidays_;
};

}  // namespace balance
