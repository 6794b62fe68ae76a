// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A place's local time: how far its clocks are ahead of UTC at any moment, by the C library and the
// IANA database of the machine (/usr/share/zoneinfo). A value, cheap to copy; UTC where nothing
// else is said.
//
// The C library knows one zone at a time, that of the variable TZ. So TZ is set while a moment is
// looked up, and put back before the call ends; a zone's file is read when another zone was asked
// for last. That is for one thread alone. What localtime() of other code tells stays right, because
// it looks at TZ anew; localtime_r() does not and would tell the zone that was asked for last.
//
// The offset comes with the time for which it holds, so that a loop over many hours asks once for
// each change of the clocks; it is remembered, too. UTC itself is in no file. Leap seconds are not
// known. Before the year 1 and from the year 10000 on, clocks are left alone.

#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "core/expected.hpp"

namespace balance {

class TimeZone {
  public:
    // A time without a change of the clocks: from `begin` on and before `end`. More than 400 days
    // from the moment that was asked for, it may end without one.
    struct Period {
        std::chrono::seconds offset{};  // ahead of UTC
        std::string abbreviation;       // "EEST"; "-03" where the place has no letters for it
        std::chrono::sys_seconds begin = std::chrono::sys_seconds::min();
        std::chrono::sys_seconds end = std::chrono::sys_seconds::max();

        bool operator==(const Period&) const = default;
    };

    // UTC.
    TimeZone() = default;

    // "Europe/Kyiv", or "UTC" in any case. The error says what is wrong with the name.
    [[nodiscard]] static Expected<TimeZone> named(std::string_view name);

    // This machine's own: what the variable TZ says ("" where it is not set), else /etc/localtime.
    // TZ may hold a name, the path of a file, or a rule ("CET-1CEST,M3.5.0,M10.5.0/3"). UTC where
    // that cannot be read.
    [[nodiscard]] static TimeZone of_machine(std::string_view variable);

    [[nodiscard]] Period at(std::chrono::sys_seconds moment) const;

    // What the clock on the wall shows.
    [[nodiscard]] std::chrono::local_seconds local_time(std::chrono::sys_seconds moment) const;

    // The first moment at which the clock shows this; where it jumps over it, that of the jump.
    [[nodiscard]] std::chrono::sys_seconds moment_of(std::chrono::local_seconds time) const;

  private:
    class Zone;

    explicit TimeZone(std::shared_ptr<const Zone> zone) : zone_(std::move(zone)) {}

    std::shared_ptr<const Zone> zone_;  // none: UTC
};

}  // namespace balance
