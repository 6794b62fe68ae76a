// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Moments as people are told them: by the clock on their wall.
//
// The zone's letters stand behind a time where this machine's clock shows another one, and "UTC"
// always does. Within a week it is the weekday, else the date.

#pragma once

#include <chrono>
#include <string>

#include "core/time_zone.hpp"

namespace balance {

struct WallClock {
    TimeZone zone;
    TimeZone machine;  // what readers take a time for that says nothing else

    // To the minute: "Sun 03:00", "Sun 03:00 EET"; a week or more from `now`, or before it,
    // "2026-12-03".
    [[nodiscard]] std::string text(std::chrono::sys_seconds moment,
                                   std::chrono::sys_seconds now) const;

    // Likewise, but with the minute behind a date, too: "2026-12-03 17:00 EET".
    [[nodiscard]] std::string minute_text(std::chrono::sys_seconds moment,
                                          std::chrono::sys_seconds now) const;

    // The nearest full hour on the wall, for an estimate.
    [[nodiscard]] std::chrono::sys_seconds nearest_hour(std::chrono::sys_seconds moment) const;
};

}  // namespace balance
