// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A place's local time: how far its clocks are ahead of UTC at any moment, by the IANA database of
// the machine (/usr/share/zoneinfo). A value, cheap to copy; UTC where nothing else is said.
//
// A zone is read when it is made and never again; UTC itself is in no file. The offset comes with
// the time for which it holds, so that a loop over many hours asks once for each change of the
// clocks. Leap seconds are not known. A rule in the place of a name ("CET-1CEST,M3.5.0,M10.5.0/3"),
// which TZ may hold, is not read: then it is UTC.

#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "core/expected.hpp"

namespace balance {

class TimeZone {
  public:
    // A time without a change of the clocks: from `begin` on and before `end`.
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

    // This machine's own: what the variable TZ names ("" where it is not set), else /etc/localtime.
    // UTC where that cannot be read.
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
