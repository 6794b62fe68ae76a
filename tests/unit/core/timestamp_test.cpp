// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/timestamp.hpp"

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

sys_seconds at(long long count) {
    return sys_seconds(seconds(count));
}

}  // namespace

TEST_CASE("a moment is seconds since 1970 or a date with a time") {
    struct Row {
        std::string_view text;
        long long count;  // milliseconds
    };
    constexpr Row rows[] = {
        {"0", 0},
        {"1772341200", 1'772'341'200'000},
        {"1772341200.25", 1'772'341'200'250},
        {"1772341200.0005", 1'772'341'200'001},
        {"253402300799", 253'402'300'799'000},
        {"1970-01-01T00:00:00Z", 0},
        {"2026-03-01T05:00:00Z", 1'772'341'200'000},
        {"2026-03-01t05:00:00z", 1'772'341'200'000},
        {"2026-03-01 05:00:00", 1'772'341'200'000},
        {"2026-03-01T05:00", 1'772'341'200'000},
        {"2026-03-01T05:00Z", 1'772'341'200'000},
        {"2026-03-01T05:00:00.25Z", 1'772'341'200'250},
        {"2026-03-01T05:00:00,2509999Z", 1'772'341'200'250},
        {"2026-03-01T07:00:00+02:00", 1'772'341'200'000},
        {"2026-03-01T07:00:00+0200", 1'772'341'200'000},
        {"2026-03-01T07:00:00+02", 1'772'341'200'000},
        {"2026-02-28T23:30:00-05:30", 1'772'341'200'000},
        {"2026-03-01T05:00:00-00:00", 1'772'341'200'000},
        {"2024-02-29T00:00:00Z", 1'709'164'800'000},
        {"2038-01-19T03:14:08Z", 2'147'483'648'000},
        {"2026-06-30T23:59:60Z", 1'782'864'000'000},
        {"9999-12-31T23:59:59Z", 253'402'300'799'000},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto moment = parse_timestamp(row.text);
        REQUIRE(moment.has_value());
        CHECK(moment->time_since_epoch().count() == row.count);
    }
}

TEST_CASE("what is no moment is refused") {
    using namespace std::string_view_literals;
    constexpr std::string_view rows[] = {
        "",
        ".",
        "-1",
        "+1",
        "1e9",
        "1772341200 ",
        "1.2.3",
        "253402300800",
        "99999999999999999999999999999999999999",
        "2026-03-01",
        "2026-3-1T05:00:00Z",
        "26-03-01T05:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-03-00T00:00:00Z",
        "2026-03-01T24:00:00Z",
        "2026-03-01T05:60:00Z",
        "2026-03-01T05:00:61Z",
        "2026-03-01T5:00:00Z",
        "2026-03-01T05",
        "2026-03-01T05:00:00ZZ",
        "2026-03-01T05:00:00 UTC",
        "2026-03-01T05:00:00+",
        "2026-03-01T05:00:00+2",
        "2026-03-01T05:00:00+24:00",
        "2026-03-01T05:00:00+02:60",
        "2026/03/01 05:00:00",
        "2026-03-01T-5:00:00Z",
        "-026-03-01T05:00:00Z",
        "2026-03-01T-0:-0Z",
        "2026-03-01T05:-0Z",
        "2026-03-01T05:00:-0Z",
        "2026-03-01T05:00:00+-0:00",
        "2026-03-01T05:00:00+02:-0",
        "2026--0-01T05:00:00Z",
        "-000-03-01T05:00:00Z",
        "2026-03-01T05:00:00\0Z"sv,
        "yesterday",
    };
    for (const auto& row : rows) {
        CAPTURE(row);
        CHECK_FALSE(parse_timestamp(row).has_value());
    }
}

TEST_CASE("a moment as text reads back as itself") {
    CHECK(timestamp_text(at(0)) == "1970-01-01T00:00:00Z");
    CHECK(timestamp_text(at(1'772'341'200)) == "2026-03-01T05:00:00Z");
    for (long long count = 0; count < 253'402'300'799; count += 86'399'000'017 / 1009) {
        const auto moment = parse_timestamp(timestamp_text(at(count)));
        REQUIRE(moment.has_value());
        REQUIRE(*moment == at(count));
    }
}

TEST_CASE("a moment elsewhere than in UTC has its offset, and reads back as itself") {
    struct Row {
        std::string_view zone;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {"UTC", "2026-03-01T05:00:00Z"},
        {"Etc/UTC", "2026-03-01T05:00:00Z"},
        {"Europe/London", "2026-03-01T05:00:00+00:00"},
        {"Europe/Kyiv", "2026-03-01T07:00:00+02:00"},
        {"America/St_Johns", "2026-03-01T01:30:00-03:30"},
        {"Asia/Kathmandu", "2026-03-01T10:45:00+05:45"},
        {"America/Los_Angeles", "2026-02-28T21:00:00-08:00"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.zone);
        const auto text = timestamp_text(at(1'772'341'200), TimeZone::named(row.zone).value());
        CHECK(text == row.text);
        CHECK(*parse_timestamp(text) == at(1'772'341'200));
    }
}
