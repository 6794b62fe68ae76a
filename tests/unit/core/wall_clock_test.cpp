// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/wall_clock.hpp"

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

sys_seconds at(long long count) {
    return sys_seconds(seconds(count));
}

TimeZone zone(std::string_view name) {
    return TimeZone::named(name).value();
}

}  // namespace

TEST_CASE("people are told the weekday within a week and the date beyond") {
    struct Row {
        long long ahead;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {0, "Sun 05:00 UTC"},
        {3600, "Sun 06:00 UTC"},
        {19 * 3600, "Mon 00:00 UTC"},
        {86'400, "Mon 05:00 UTC"},
        {6 * 86'400, "Sat 05:00 UTC"},
        {7 * 86'400 - 1, "Sun 04:59 UTC"},
        {7 * 86'400, "2026-03-08"},
        {365 * 86'400, "2027-03-01"},
        {-1, "2026-03-01"},
        {-86'400, "2026-02-28"},
    };
    const auto now = at(1'772'341'200);
    for (const auto& row : rows) {
        CAPTURE(row.ahead);
        CHECK(WallClock().text(now + seconds(row.ahead), now) == row.text);
    }
}

TEST_CASE(
    "the zone's letters are told where the machine's clock shows another time, and UTC always") {
    struct Row {
        const char* what;
        std::string_view shown;
        std::string_view machine;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {"UTC on its own machine", "UTC", "UTC", "Sun 05:00 UTC"},
        {"UTC elsewhere", "UTC", "Europe/Kyiv", "Sun 05:00 UTC"},
        {"the machine's own", "Europe/Kyiv", "Europe/Kyiv", "Sun 07:00"},
        {"elsewhere", "Europe/Kyiv", "UTC", "Sun 07:00 EET"},
        {"a place with the same time", "Europe/Sofia", "Europe/Kyiv", "Sun 07:00"},
        {"a place without letters", "Asia/Kathmandu", "UTC", "Sun 10:45 +0545"},
        {"the day before", "America/Los_Angeles", "UTC", "Sat 21:00 PST"},
    };
    const auto moment = at(1'772'341'200);
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const WallClock clock{.zone = zone(row.shown), .machine = zone(row.machine)};
        CHECK(clock.text(moment, moment) == row.text);
    }
}

TEST_CASE("letters are those of the moment that is told") {
    const WallClock kyiv{.zone = zone("Europe/Kyiv"), .machine = {}};
    // 2026-03-28 12:00 UTC, the day before the clocks change.
    const auto now = at(1'774'699'200);
    CHECK(kyiv.text(now, now) == "Sat 14:00 EET");
    CHECK(kyiv.text(now + std::chrono::hours(24), now) == "Sun 15:00 EEST");
}

TEST_CASE("a date is that of the place") {
    const WallClock kyiv{.zone = zone("Europe/Kyiv"), .machine = {}};
    // 22:30 UTC
    CHECK(kyiv.text(at(1'772'404'200), at(0)) == "2026-03-02");
}

TEST_CASE("the nearest hour is one on the wall") {
    const WallClock kathmandu{.zone = zone("Asia/Kathmandu"), .machine = {}};
    const auto now = at(1'772'341'200);
    CHECK(kathmandu.text(kathmandu.nearest_hour(now), now) == "Sun 11:00 +0545");
    CHECK(WallClock().nearest_hour(at(1'772'341'200 + 1799)) == at(1'772'341'200));
    CHECK(WallClock().nearest_hour(at(1'772'341'200 + 1801)) == at(1'772'344'800));
}
