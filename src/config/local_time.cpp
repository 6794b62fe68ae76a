// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/local_time.hpp"

#include "config/file.hpp"

namespace balance {

namespace {

// Dates of a hundred years with a name each.
constexpr std::size_t max_file_bytes = 256UL * 1024;

}  // namespace

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

Expected<Holidays, Failure> holidays_of(const HistorySettings& settings) {
    if (!settings.holidays) {
        return Holidays();
    }
    const auto& option = *settings.holidays;
    const auto content = read_file(option.value, FileKind::regular, max_file_bytes);
    if (!content) {
        return Unexpected<Failure>(
            bad_value(option, Message("cannot be read: ") << Own{content.error().reason}));
    }
    auto holidays = Holidays::parse(content->bytes);
    if (!holidays) {
        return Unexpected<Failure>(
            bad_value(option, holidays.error(),
                      "Write one date a line, such as 2026-12-25, and # before a note"));
    }
    return std::move(holidays).value();
}

}  // namespace balance
