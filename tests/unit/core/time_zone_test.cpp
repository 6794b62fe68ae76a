// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/time_zone.hpp"

#include <cstdlib>
#include <ctime>
#include <optional>

#include <doctest/doctest.h>

#include "core/timestamp.hpp"

using namespace balance;
using namespace std::chrono;

namespace {

sys_seconds moment(std::string_view text) {
    return floor<seconds>(parse_timestamp(text).value());
}

local_seconds on_the_wall(std::string_view text) {
    return local_seconds(moment(text).time_since_epoch());
}

TimeZone zone(std::string_view name) {
    return TimeZone::named(name).value();
}

}  // namespace

TEST_CASE("a zone tells its offset, its letters, and how long they hold") {
    struct Row {
        std::string_view name;
        std::string_view when;
        seconds offset;
        std::string_view abbreviation;
        std::string_view begin;
        std::string_view end;
    };
    constexpr Row rows[] = {
        {"Europe/Kyiv", "2026-07-01T00:00:00Z", hours(3), "EEST", "2026-03-29T01:00:00Z",
         "2026-10-25T01:00:00Z"},
        {"Europe/Kyiv", "2026-12-01T00:00:00Z", hours(2), "EET", "2026-10-25T01:00:00Z",
         "2027-03-28T01:00:00Z"},
        {"Australia/Lord_Howe", "2026-12-01T00:00:00Z", hours(11), "+11", "2026-10-03T15:30:00Z",
         "2027-04-03T15:00:00Z"},
        {"America/St_Johns", "2026-07-01T00:00:00Z", -minutes(150), "NDT", "2026-03-08T05:30:00Z",
         "2026-11-01T04:30:00Z"},
        {"Europe/London", "2126-07-01T00:00:00Z", hours(1), "BST", "2126-03-31T01:00:00Z",
         "2126-10-27T01:00:00Z"},
        {"Australia/Sydney", "2026-01-01T00:00:00Z", hours(11), "AEDT", "2025-10-04T16:00:00Z",
         "2026-04-04T16:00:00Z"},
        {"America/Recife", "2000-10-10T00:00:00Z", -hours(2), "-02", "2000-10-08T03:00:00Z",
         "2000-10-15T02:00:00Z"},
        {"America/Recife", "2000-09-01T00:00:00Z", -hours(3), "-03", "2000-02-27T02:00:00Z",
         "2000-10-08T03:00:00Z"},
        {"Africa/Casablanca", "2026-03-01T00:00:00Z", hours(0), "+00", "2026-02-15T02:00:00Z",
         "2026-03-22T02:00:00Z"},
        {"Asia/Kathmandu", "1985-12-31T18:29:59Z", minutes(330), "+0530", "1984-11-26T18:29:59Z",
         "1985-12-31T18:30:00Z"},
        {"Europe/Kyiv", "2037-12-31T00:00:00Z", hours(2), "EET", "2037-10-25T01:00:00Z",
         "2038-03-28T01:00:00Z"},
        {"Europe/Kyiv", "2038-01-19T03:14:08Z", hours(2), "EET", "2037-10-25T01:00:00Z",
         "2038-03-28T01:00:00Z"},
        {"America/Santiago", "2045-07-01T00:00:00Z", -hours(4), "-04", "2045-04-02T03:00:00Z",
         "2045-09-03T04:00:00Z"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CAPTURE(row.when);
        const auto period = zone(row.name).at(moment(row.when));
        CHECK(period.offset == row.offset);
        CHECK(period.abbreviation == row.abbreviation);
        CHECK(timestamp_text(period.begin) == row.begin);
        CHECK(timestamp_text(period.end) == row.end);
    }
}

TEST_CASE("an offset holds from its first second on and before its end") {
    const auto kyiv = zone("Europe/Kyiv");
    const auto summer = moment("2026-03-29T01:00:00Z");
    CHECK(kyiv.at(summer - seconds(1)).end == summer);
    CHECK(kyiv.at(summer).begin == summer);
    CHECK(kyiv.at(summer) == kyiv.at(moment("2026-07-01T00:00:00Z")));
    for (int i = 1; i < 150; ++i) {
        CAPTURE(i);
        CHECK(zone("Europe/Kyiv").at(summer - days(i)).end == summer);
        CHECK(zone("Europe/Kyiv").at(summer + days(i)).begin == summer);
    }
}

TEST_CASE("a place whose clocks are left alone has one offset, looked up for 400 days each way") {
    const auto now = moment("2026-07-01T00:00:00Z");
    const auto tokyo = zone("Asia/Tokyo").at(now);
    CHECK(tokyo.offset == hours(9));
    CHECK(tokyo.begin == now - days(400));
    CHECK(tokyo.end == now + days(400));
}

TEST_CASE("zones asked for by turns do not disturb each other, nor the process's TZ") {
    const auto now = moment("2026-07-01T00:00:00Z");
    const auto kyiv = zone("Europe/Kyiv");
    const auto sydney = zone("Australia/Sydney");
    const auto turns = [&] {
        for (auto then = now; then < now + days(3 * 366); then += days(61)) {
            CAPTURE(timestamp_text(then));
            CHECK(kyiv.at(then) == zone("Europe/Kyiv").at(then));
            CHECK(sydney.at(then) == zone("Australia/Sydney").at(then));
            const bool is_summer = kyiv.at(then).abbreviation == "EEST";
            CHECK(kyiv.local_time(then) - local_seconds(then.time_since_epoch()) ==
                  hours(is_summer ? 3 : 2));
        }
    };
    const char* const before = std::getenv("TZ");
    const auto kept = before == nullptr ? std::optional<std::string>() : before;
    ::unsetenv("TZ");
    turns();
    CHECK(std::getenv("TZ") == nullptr);
    ::setenv("TZ", "Asia/Tokyo", 1);
    turns();
    CHECK(std::string_view(std::getenv("TZ")) == "Asia/Tokyo");
    const std::time_t time = now.time_since_epoch().count();
    CHECK(std::localtime(&time)->tm_gmtoff == 9 * 3600);
    kept ? ::setenv("TZ", kept->c_str(), 1) : ::unsetenv("TZ");
}

TEST_CASE("beyond the years of a calendar clocks are left alone") {
    const auto kyiv = zone("Europe/Kyiv");
    for (const auto far : {sys_seconds::min(), sys_seconds::max()}) {
        CHECK(kyiv.at(far).end > kyiv.at(far).begin);
    }
    const auto wall = local_days(year(32'000) / July / 1);
    CHECK(kyiv.local_time(kyiv.moment_of(wall)) == wall);
}

TEST_CASE("UTC holds for ever, by any of its spellings") {
    const auto now = moment("2026-07-01T00:00:00Z");
    for (const auto& utc : {TimeZone(), zone("UTC"), zone("utc")}) {
        CHECK(utc.at(now) == TimeZone().at(now));
        CHECK(utc.local_time(now) == on_the_wall("2026-07-01T00:00:00Z"));
        CHECK(utc.moment_of(on_the_wall("2026-07-01T00:00:00Z")) == now);
    }
    CHECK(TimeZone().at(now).abbreviation == "UTC");
    CHECK(zone("Etc/UTC").at(now).abbreviation == "UTC");
    CHECK(zone("Etc/UTC").at(now).offset == seconds(0));
}

TEST_CASE("a time on the wall is its first moment, one that is jumped over that of the jump") {
    struct Row {
        const char* what;
        std::string_view wall;
        std::string_view when;
    };
    constexpr Row rows[] = {
        {"winter", "2026-12-01T09:00:00", "2026-12-01T07:00:00Z"},
        {"summer", "2026-07-01T09:00:00", "2026-07-01T06:00:00Z"},
        {"the last second before the jump", "2026-03-29T02:59:59", "2026-03-29T00:59:59Z"},
        {"jumped over", "2026-03-29T03:30:00", "2026-03-29T01:00:00Z"},
        {"the first second behind the jump", "2026-03-29T04:00:00", "2026-03-29T01:00:00Z"},
        {"shown twice", "2026-10-25T03:30:00", "2026-10-25T00:30:00Z"},
        {"shown once again", "2026-10-25T04:00:00", "2026-10-25T02:00:00Z"},
    };
    const auto kyiv = zone("Europe/Kyiv");
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(timestamp_text(kyiv.moment_of(on_the_wall(row.wall))) == row.when);
    }
    // Here the day begins at one o'clock.
    CHECK(timestamp_text(zone("America/Asuncion").moment_of(on_the_wall("2023-10-01T00:00:00"))) ==
          "2023-10-01T04:00:00Z");
}

TEST_CASE("every moment comes back from the wall, but for the second of two equal hours") {
    const auto kyiv = zone("Europe/Kyiv");
    for (auto now = moment("2026-01-01T00:10:00Z"); now < moment("2027-01-01T00:00:00Z");
         now += minutes(30)) {
        const auto back = kyiv.moment_of(kyiv.local_time(now));
        const bool second =
            now >= moment("2026-10-25T01:00:00Z") && now < moment("2026-10-25T02:00:00Z");
        REQUIRE(back == (second ? now - hours(1) : now));
    }
}

TEST_CASE("what is no name of a zone is refused, and no file outside the database is read") {
    for (const auto name :
         {"", " ", "Europe", "Europe/Nowhere", "europe/kyiv ", "/etc/localtime", "../zoneinfo/UTC",
          "file:/usr/share/zoneinfo/Europe/Kyiv", "CET-1CEST,M3.5.0,M10.5.0/3", "zone.tab",
          "leapseconds", "Europe/../Europe/Kyiv", "/usr/share/zoneinfo/Europe/Kyiv", "UTC0",
          "<+03>-3"}) {
        CAPTURE(name);
        CHECK_FALSE(TimeZone::named(name));
    }
}

TEST_CASE("the machine's zone is what TZ names, or UTC where that cannot be read") {
    const auto now = moment("2026-07-01T00:00:00Z");
    const auto kyiv = zone("Europe/Kyiv").at(now);
    CHECK(TimeZone::of_machine("Europe/Kyiv").at(now) == kyiv);
    CHECK(TimeZone::of_machine(":Europe/Kyiv").at(now) == kyiv);
    CHECK(TimeZone::of_machine(":/usr/share/zoneinfo/Europe/Kyiv").at(now) == kyiv);
    for (const auto unreadable : {"Europe/Nowhere", "/nonexistent", "/etc/passwd", "/usr", "utc",
                                  "EEST", "EE-2", "<+03-3", "<>-3", "CET-", "CET-one", "-2"}) {
        CAPTURE(unreadable);
        CHECK(TimeZone::of_machine(unreadable).at(now) == TimeZone().at(now));
    }
    CHECK(TimeZone::of_machine(":").at(now).offset == TimeZone::of_machine("").at(now).offset);
}

TEST_CASE("the machine's TZ may be a rule") {
    struct Row {
        const char* rule;
        std::string_view when;
        seconds offset;
        std::string_view abbreviation;
    };
    constexpr Row rows[] = {
        {"CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", hours(1), "CET"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", hours(2), "CEST"},
        {":CET-1CEST,M3.5.0,M10.5.0/3", "2050-07-01T00:00:00Z", hours(2), "CEST"},
        {"<+03>-3", "2026-07-01T00:00:00Z", hours(3), "+03"},
        {"<-0330>3:30", "2026-07-01T00:00:00Z", -minutes(210), "-0330"},
        {"UTC0", "2026-07-01T00:00:00Z", hours(0), "UTC"},
        {"UTC-3", "2026-07-01T00:00:00Z", hours(3), "+03"},
        {"UTC+3:30", "2026-07-01T00:00:00Z", -minutes(210), "-0330"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.rule);
        CAPTURE(row.when);
        const auto period = TimeZone::of_machine(row.rule).at(moment(row.when));
        CHECK(period.offset == row.offset);
        CHECK(period.abbreviation == row.abbreviation);
    }
}
