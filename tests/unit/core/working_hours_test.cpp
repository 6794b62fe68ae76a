// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/working_hours.hpp"

#include <doctest/doctest.h>

#include "core/timestamp.hpp"

using namespace balance;
using namespace std::chrono;

namespace {

sys_seconds moment(std::string_view text) {
    return floor<seconds>(parse_timestamp(text).value());
}

WorkingHours hours_of(std::string_view text) {
    return WorkingHours::parse(text).value();
}

// In Kyiv, as text; "none".
std::string last_before(std::string_view hours, std::string_view when, const Holidays& days = {}) {
    const auto kyiv = TimeZone::named("Europe/Kyiv").value();
    const auto last = hours_of(hours).last_moment(moment(when), kyiv, days);
    return last ? timestamp_text(*last, kyiv) : "none";
}

}  // namespace

TEST_CASE("hours of a week are read and written") {
    struct Row {
        std::string_view given;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {"Mon-Fri 09:00-17:00", "Mon-Fri 09:00-17:00"},
        {"mon-FRI 9:00-17:00", "Mon-Fri 09:00-17:00"},
        {" Mon - Fri  09:00 - 17:00 ", "Mon-Fri 09:00-17:00"},
        {"Sun 00:00-24:00", "Sun 00:00-24:00"},
        {"Mon-Thu 09:00-17:00, Fri 09:00-13:00", "Mon-Thu 09:00-17:00, Fri 09:00-13:00"},
        {"Fri 09:00-13:00,Mon-Thu 09:00-17:00", "Mon-Thu 09:00-17:00, Fri 09:00-13:00"},
        {"Sat-Mon 10:00-12:00", "Mon 10:00-12:00, Sat-Sun 10:00-12:00"},
        {"Fri-Thu 10:00-12:00", "Mon-Sun 10:00-12:00"},
        {"Mon 09:00-12:00, Mon 13:00-17:30", "Mon 09:00-12:00, Mon 13:00-17:30"},
        {"Mon 13:00-17:30, Mon 09:00-12:00", "Mon 09:00-12:00, Mon 13:00-17:30"},
        {"Mon 09:00-12:00, Mon 12:00-17:00", "Mon 09:00-17:00"},
        {"Mon 09:00-15:00, Mon-Tue 12:00-17:00", "Mon 09:00-17:00, Tue 12:00-17:00"},
        {"Mon 09:00-17:00, Mon 10:00-11:00", "Mon 09:00-17:00"},
        {"Mon 22:00-24:00, Tue 00:00-06:00", "Mon 22:00-24:00, Tue 00:00-06:00"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.given);
        const auto hours = WorkingHours::parse(row.given);
        REQUIRE(hours.has_value());
        CHECK(hours->text() == row.text);
        CHECK(WorkingHours::parse(hours->text()).value() == *hours);
    }
}

TEST_CASE("what is no hours of a week is refused with its reason") {
    struct Row {
        std::string_view given;
        std::string_view reason;
    };
    constexpr std::string_view day = "it does not begin with a day of the week";
    constexpr std::string_view hour = "behind the days it has no hours from 00:00 to 24:00";
    constexpr std::string_view order = "it does not end after it begins on the same day";
    constexpr Row rows[] = {
        {"", day},
        {",", day},
        {"Mon 09:00-17:00,", day},
        {"09:00-17:00", day},
        {"Mo-Fr 09:00-17:00", day},
        {"Monday 09:00-17:00", day},
        {"Mon- 09:00-17:00", day},
        {"Mon-Tue-Wed 09:00-17:00", day},
        {"Mon,Tue 09:00-17:00", hour},
        {"Mon-Fri", hour},
        {"Mon 09:00", hour},
        {"Mon 09:00-", hour},
        {"Mon 9-17", hour},
        {"Mon 09:00-24:01", hour},
        {"Mon 09:00-25:00", hour},
        {"Mon 09:60-17:00", hour},
        {"Mon 009:00-17:00", hour},
        {"Mon 09:00-17:0", hour},
        {"Mon 09:00-17:00h", hour},
        {"Mon 09:00-12:00-17:00", hour},
        {"Mon09:00-17:00", hour},
        {"Mon 17:00-09:00", order},
        {"Mon 09:00-09:00", order},
        {"Mon 24:00-24:00", order},
    };
    for (const auto& row : rows) {
        CAPTURE(row.given);
        const auto hours = WorkingHours::parse(row.given);
        REQUIRE_FALSE(hours.has_value());
        CHECK(hours.error() == row.reason);
    }
}

TEST_CASE("the last working moment is the end of the hours before, or the moment itself") {
    struct Row {
        const char* what;
        std::string_view hours;
        std::string_view when;
        std::string_view last;
    };
    // 2026-11-20 is a Friday.
    constexpr std::string_view week = "Mon-Fri 09:00-17:00";
    constexpr Row rows[] = {
        {"at night", week, "2026-11-20T03:00:00+02:00", "2026-11-19T17:00:00+02:00"},
        {"in the hours", week, "2026-11-20T11:12:13+02:00", "2026-11-20T11:12:13+02:00"},
        {"their first moment", week, "2026-11-20T09:00:00+02:00", "2026-11-20T09:00:00+02:00"},
        {"just before", week, "2026-11-20T08:59:59+02:00", "2026-11-19T17:00:00+02:00"},
        {"their end", week, "2026-11-20T17:00:00+02:00", "2026-11-20T17:00:00+02:00"},
        {"just behind", week, "2026-11-20T17:00:01+02:00", "2026-11-20T17:00:00+02:00"},
        {"on Sunday", week, "2026-11-22T20:00:00+02:00", "2026-11-20T17:00:00+02:00"},
        {"on Monday morning", week, "2026-11-23T08:00:00+02:00", "2026-11-20T17:00:00+02:00"},
        {"in the lunch break", "Mon-Fri 09:00-12:00, Mon-Fri 13:00-17:00",
         "2026-11-20T12:30:00+02:00", "2026-11-20T12:00:00+02:00"},
        {"once a week", "Mon 09:00-10:00", "2026-11-22T20:00:00+02:00",
         "2026-11-16T10:00:00+02:00"},
        {"until midnight", "Fri 09:00-24:00", "2026-11-22T20:00:00+02:00",
         "2026-11-21T00:00:00+02:00"},
        {"all day and night", "Mon-Sun 00:00-24:00", "2026-11-22T20:00:00+02:00",
         "2026-11-22T20:00:00+02:00"},
        {"in summer", week, "2026-07-04T12:00:00+03:00", "2026-07-03T17:00:00+03:00"},
        {"over a change of the clocks", week, "2026-03-29T12:00:00+03:00",
         "2026-03-27T17:00:00+02:00"},
        {"an end that the clock jumps over", "Sun 01:00-03:30", "2026-03-29T12:00:00+03:00",
         "2026-03-29T04:00:00+03:00"},
        {"hours that the clock jumps over", "Sun 03:10-03:50", "2026-03-29T12:00:00+03:00",
         "2026-03-22T03:50:00+02:00"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(last_before(row.hours, row.when) == row.last);
    }
}

TEST_CASE("nobody works on holidays") {
    const auto days = Holidays::parse("2026-12-24\n2026-12-25\n").value();
    CHECK(last_before("Mon-Fri 09:00-17:00", "2026-12-27T12:00:00Z", days) ==
          "2026-12-23T17:00:00+02:00");
    CHECK(last_before("Mon-Fri 09:00-17:00", "2026-12-24T10:00:00Z", days) ==
          "2026-12-23T17:00:00+02:00");
    // 22:30 UTC is the day after in Kyiv.
    CHECK(last_before("Mon-Sun 00:00-24:00", "2026-12-23T22:30:00Z", days) ==
          "2026-12-24T00:00:00+02:00");
}

TEST_CASE("where each such day of two years is a holiday there is no working moment") {
    std::vector<local_days> mondays;
    for (auto day = local_days(2020y / January / 6); day < local_days(2030y / January / 1);
         day += weeks(1)) {
        mondays.push_back(day);
    }
    CHECK(last_before("Mon 09:00-17:00", "2026-11-20T12:00:00Z", Holidays(mondays)) == "none");
    CHECK(last_before("Mon-Tue 09:00-17:00", "2026-11-20T12:00:00Z", Holidays(mondays)) ==
          "2026-11-17T17:00:00+02:00");
}
