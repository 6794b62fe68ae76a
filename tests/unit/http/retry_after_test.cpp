// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/retry_after.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

namespace {

// Sun, 06 Nov 1994 08:49:37 GMT, the date of RFC 9110's examples
constexpr std::time_t example_date = 784111777;

}  // namespace

TEST_CASE("Retry-After is seconds, or a date in one of the three forms") {
    struct Row {
        std::string value;
        long seconds;
    };
    const Row rows[] = {
        {"0", 0},
        {"5", 5},
        {"120", 120},
        {"007", 7},
        {"31536000", 31536000},
        {"Sun, 06 Nov 1994 08:49:37 GMT", 30},
        {"Sunday, 06-Nov-94 08:49:37 GMT", 30},
        {"Sun Nov  6 08:49:37 1994", 30},
        {"Sun, 06 Nov 1994 08:49:06 GMT", 0},
        {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.value);
        const auto wait = parse_retry_after(row.value, example_date - 30);
        REQUIRE(wait.has_value());
        CHECK(wait->count() == row.seconds);
    }
}

TEST_CASE("what is neither seconds nor a date is no Retry-After") {
    for (const std::string value :
         {"", " ", "-1", "1.5", "5s", "5 ", "+5", "0x5", "soon", "1e3", "99999999999999999999",
          "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 GMT x", "1994-11-06T08:49:37Z"}) {
        CAPTURE(value);
        CHECK_FALSE(parse_retry_after(value, example_date).has_value());
    }
}
