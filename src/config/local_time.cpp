// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/local_time.hpp"

namespace balance {

WallClock wall_clock_of(const HistorySettings& settings, const Environment& environment) {
    const auto machine = TimeZone::of_machine(environment.get(Variable::time_zone));
    if (!settings.timezone) {
        return {.zone = machine, .machine = machine};
    }
    const auto& option = *settings.timezone;
    const auto zone = TimeZone::named(option.value);
    if (!zone) {
        throw bad_value(option, Message() << Own{zone.error()},
                        "Write UTC, or a name such as Europe/Kyiv; the names are the files below "
                        "/usr/share/zoneinfo, which the package tzdata brings");
    }
    return {.zone = *zone, .machine = machine};
}

}  // namespace balance
