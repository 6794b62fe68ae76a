// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/holidays.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"

using namespace balance;
using namespace std::chrono;

TEST_CASE("holidays are the dates at the front of the lines") {
    struct Row {
        const char* what;
        std::string_view text;
        std::size_t count;
    };
    using namespace std::string_view_literals;
    const Row rows[] = {
        {"one", "2026-12-25", 1},
        {"two", "2026-12-25\n2026-12-26\n", 2},
        {"names behind them", "2026-12-25 Christmas\n2026-12-26\tBoxing Day\n", 2},
        {"comments", "# 2026\n\n2026-12-25 # Christmas\n  # more\n2026-12-26# tight\n", 2},
        {"blanks", "   \n  2026-12-25  \n\t2026-12-26\n", 2},
        {"CR LF", "2026-12-25\r\n\r\n2026-12-26 x\r\n", 2},
        {"a byte order mark",
         "\xef\xbb\xbf"
         "2026-12-25\n2026-12-26\n",
         2},
        {"UTF-16",
         "\xff\xfe"
         "2\0"
         "0\0"
         "2\0"
         "6\0"
         "-\0"
         "1\0"
         "2\0"
         "-\0"
         "2\0"
         "5\0"sv,
         1},
        {"not in their order, and again", "2026-12-26\n2026-12-25\n2026-12-26\n2026-12-25\n", 2},
        {"none yet", "# to come\n", 0},
        {"nothing", "", 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const auto holidays = Holidays::parse(row.text);
        REQUIRE(holidays.has_value());
        CHECK(holidays->days().size() == row.count);
        CHECK(holidays->contains(2026y / December / 25) == (row.count > 0));
        CHECK(holidays->contains(2026y / December / 26) == (row.count > 1));
        CHECK_FALSE(holidays->contains(2026y / December / 27));
        CHECK(Holidays(holidays->days()) == *holidays);
    }
}

TEST_CASE("a line that does not begin with a date is named by its number") {
    for (const auto* line :
         {"25.12.2026", "2026-12-32", "2026-02-29", "2026-1-1", "20261225", "2026-12-25x",
          "2026-12-25T00:00", "2026-12-25,Christmas", "Christmas 2026-12-25", "0226-12-25",
          "2101-01-01", "1999-12-31", "-", "2026-12", "x2026-12-25"}) {
        CAPTURE(line);
        const auto holidays = Holidays::parse("# days\n2026-12-26\n" + std::string(line) + "\n");
        REQUIRE_FALSE(holidays.has_value());
        CHECK(test::text_of(holidays.error()) == "line 3 does not begin with a date");
    }
}
