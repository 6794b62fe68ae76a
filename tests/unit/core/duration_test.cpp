// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/duration.hpp"

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::seconds;

TEST_CASE("a duration is a decimal number and a unit, or seconds") {
    struct Row {
        std::string_view text;
        long count;
    };
    constexpr Row rows[] = {
        {"1s", 1},
        {"90s", 90},
        {"90m", 5400},
        {"36h", 129'600},
        {"7d", 604'800},
        {"2w", 1'209'600},
        {"1.5d", 129'600},
        {".5h", 1800},
        {"1.h", 3600},
        {"007d", 604'800},
        {"0.5s", 1},
        {"1.4s", 1},
        {"1.5s", 2},
        {"0.0001d", 9},
        {"3660d", 316'224'000},
        {"1.00000000000000000000000000000000000h", 3600},
        {"1", 1},
        {"7", 7},
        {"0.5", 1},
        {"259200", 259'200},
        {"259200.000000", 259'200},
        {"3960.0000000000005", 3960},
        {"1e3", 1000},
        {"316224000", 316'224'000},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto duration = parse_duration(row.text);
        REQUIRE(duration.has_value());
        CHECK(duration->count() == row.count);
    }
}

TEST_CASE("what is no duration says why") {
    struct Row {
        std::string_view text;
        std::string_view reason;
    };
    using namespace std::string_view_literals;
    constexpr Row rows[] = {
        {"", "not a duration"},
        {"0", "not a duration"},
        {"0.000000", "not a duration"},
        {"-7", "not a duration"},
        {"7 ", "not a duration"},
        {"0x10", "not a duration"},
        {"inf", "not a duration"},
        {".", "not a duration"},
        {"d", "not a duration"},
        {"7D", "not a duration"},
        {"7 d", "not a duration"},
        {" 7d", "not a duration"},
        {"7d ", "not a duration"},
        {"7y", "not a duration"},
        {"7ms", "not a duration"},
        {"7min", "not a duration"},
        {"1d12h", "not a duration"},
        {"1,5d", "not a duration"},
        {"1:30h", "not a duration"},
        {"0d", "not a duration"},
        {"-0d", "not a duration"},
        {"-7d", "not a duration"},
        {"+7d", "not a duration"},
        {"1e3s", "not a duration"},
        {"0x10s", "not a duration"},
        {"infs", "not a duration"},
        {"nand", "not a duration"},
        {"7\0d"sv, "not a duration"},
        {"7d\n", "not a duration"},
        {"0.4s", "shorter than a second"},
        {"0.00000000001w", "shorter than a second"},
        {"0.1", "shorter than a second"},
        {"316224001", "longer than ten years"},
        {"1e30", "longer than ten years"},
        {"3661d", "longer than ten years"},
        {"3660.1d", "longer than ten years"},
        {"523w", "longer than ten years"},
        {"99999999999999999999999999999999999999w", "longer than ten years"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto duration = parse_duration(row.text);
        REQUIRE_FALSE(duration.has_value());
        CHECK(duration.error() == row.reason);
    }
}

TEST_CASE("a duration is said with its two largest units") {
    struct Row {
        long count;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {0, "0 s"},
        {-5, "0 s"},
        {1, "1 s"},
        {59, "59 s"},
        {60, "1 min"},
        {61, "1 min 1 s"},
        {3599, "59 min 59 s"},
        {3600, "1 h"},
        {3601, "1 h"},
        {3660, "1 h 1 min"},
        {86'399, "23 h 59 min"},
        {86'400, "1 d"},
        {86'460, "1 d"},
        {187'200, "2 d 4 h"},
        {190'000, "2 d 4 h"},
        {31'536'000, "365 d"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.count);
        CHECK(duration_text(seconds(row.count)) == row.text);
    }
}
