// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/wall_clock.hpp"

#include <array>

#include "text/format.hpp"

namespace balance {

namespace {

using namespace std::chrono;

std::string date_text(year_month_day date) {
    return format("{}-{:02}-{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// " EET", or nothing where it goes without saying.
std::string letters(const WallClock& clock, sys_seconds moment) {
    const auto shown = clock.zone.at(moment);
    const auto usual = clock.machine.at(moment);
    const bool is_usual = shown.offset == usual.offset && shown.abbreviation == usual.abbreviation;
    return is_usual && shown.abbreviation != "UTC" ? "" : " " + shown.abbreviation;
}

// Within a week: the weekday tells the day.
bool is_near(sys_seconds moment, sys_seconds now) {
    return moment >= now && moment - now < days(7);
}

}  // namespace

std::string WallClock::text(sys_seconds moment, sys_seconds now) const {
    return is_near(moment, now) ? minute_text(moment, now)
                                : date_text(year_month_day(floor<days>(zone.local_time(moment))));
}

std::string WallClock::minute_text(sys_seconds moment, sys_seconds now) const {
    static constexpr std::array<const char*, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                            "Thu", "Fri", "Sat"};
    const auto local = zone.local_time(moment);
    const auto day = floor<days>(local);
    const hh_mm_ss time(local - day);
    return format("{} {:02}:{:02}{}",
                  is_near(moment, now) ? weekdays.at(weekday(day).c_encoding())
                                       : date_text(year_month_day(day)),
                  time.hours().count(), time.minutes().count(), letters(*this, moment));
}

sys_seconds WallClock::nearest_hour(sys_seconds moment) const {
    const auto offset = zone.at(moment).offset;
    return round<hours>(moment + offset) - offset;
}

}  // namespace balance
