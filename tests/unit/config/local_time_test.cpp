// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/local_time.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"
#include "temporary_directory.hpp"
#include "variables.hpp"

using namespace balance;
using Words = std::vector<std::string>;

namespace {

WallClock clock_of(Words words, const std::string& variable) {
    words.insert(words.begin(), {"--history", "h"});
    return wall_clock_of(history_settings_from(test::options(words)),
                         test::environment({{"TZ", variable}}));
}

std::string letters(const TimeZone& zone) {
    // 2026-11-20 12:00 UTC
    return zone.at(std::chrono::sys_seconds(std::chrono::seconds(1'795'176'000))).abbreviation;
}

}  // namespace

TEST_CASE("times are those of the machine, or of the zone that the option names") {
    struct Row {
        Words words;
        const char* variable;
        std::string_view shown;
        std::string_view machine;
    };
    const Row rows[] = {
        {{}, "UTC", "UTC", "UTC"},
        {{}, "Europe/Kyiv", "EET", "EET"},
        {{"--timezone", "Europe/Kyiv"}, "UTC", "EET", "UTC"},
        {{"--timezone", "utc"}, "Europe/Kyiv", "UTC", "EET"},
        {{"--timezone", "Asia/Tokyo", "--timezone", "Europe/Kyiv"}, "nonsense", "EET", "UTC"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.variable);
        const auto clock = clock_of(row.words, row.variable);
        CHECK(letters(clock.zone) == row.shown);
        CHECK(letters(clock.machine) == row.machine);
    }
}

TEST_CASE("a zone that is not known is a mistake that says what to do") {
    for (const auto* name : {"Europe/Nowhere", "EEST", "+02:00", "/etc/localtime", "europe"}) {
        CAPTURE(name);
        CHECK(
            test::failure_text([&] {
                return clock_of({"--timezone", name}, "UTC");
            }) ==
            "configuration: --timezone '" + std::string(name) +
                "': this machine knows no such time zone. Write UTC, or a name such as "
                "Europe/Kyiv; the names are the files below /usr/share/zoneinfo, which the package "
                "tzdata brings");
    }
}

TEST_CASE("holidays are read from the file that the option names") {
    test::TemporaryDirectory directory;
    const auto of = [](const std::string& file) {
        return holidays_of(history_settings_from(
            test::options({"--history", "h", "--runway-warning", "3d", "--holidays", file})));
    };
    CHECK(of(directory.write("good", "2026-12-25 Christmas\n"))->days().size() == 1);
    CHECK(of(directory.write("empty", ""))->days().empty());
    CHECK(holidays_of({})->days().empty());
    const auto bad = directory.write("bad", "2026-12-25\n\ntomorrow\n");
    CHECK(
        test::text_of(of(bad).error()) ==
        "configuration: --holidays '" + bad +
            "': line 3 does not begin with a date. Write one date a line, such as 2026-12-25, and "
            "# before a note");
    CHECK_FALSE(of(directory.path("none")).has_value());
    CHECK_FALSE(of(directory.write("large", std::string(256UL * 1024 + 1, '#'))).has_value());
}
