// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The hours of a week in which somebody can act, on the clock of a place.
//
// Read: "Mon-Fri 09:00-17:00", several of them between commas: "Mon-Thu 09:00-17:00, Fri
// 09:00-13:00". Days are English, of three letters in any case, and a range may go over the end of
// the week ("Sat-Mon"). 24:00 is the end of a day; hours over midnight are written as two.

#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"
#include "core/holidays.hpp"
#include "core/time_zone.hpp"

namespace balance {

class WorkingHours {
  public:
    // From a minute of a day on and before another.
    struct Span {
        std::chrono::minutes begin;
        std::chrono::minutes end;

        auto operator<=>(const Span&) const = default;
    };

    [[nodiscard]] static Expected<WorkingHours> parse(std::string_view text);

    // As it is read, days with the same hours as one range.
    [[nodiscard]] std::string text() const;

    // The last moment of the hours that is not behind `moment`, their end counted as theirs. None
    // where there is no such hour in the two years before it: all of them were holidays.
    [[nodiscard]] std::optional<std::chrono::sys_seconds> last_moment(
        std::chrono::sys_seconds moment, const TimeZone& zone, const Holidays& holidays) const;

    bool operator==(const WorkingHours&) const = default;

  private:
    void add(std::size_t day, const Span& span);

    std::array<std::vector<Span>, 7> days_;  // Monday first; in their order, none touches another
};

}  // namespace balance
