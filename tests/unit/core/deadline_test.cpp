// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/deadline.hpp"

#include <doctest/doctest.h>

using namespace balance;
using namespace std::chrono_literals;

TEST_CASE("a deadline counts down to zero and not below") {
    const Deadline::Clock::time_point start{1h};
    const Deadline deadline(start, 2000ms);
    CHECK(deadline.remaining(start) == 2000ms);
    CHECK(deadline.remaining(start + 1500ms) == 500ms);
    CHECK(deadline.remaining(start + 2000ms) == 0ms);
    CHECK(deadline.remaining(start + 1h) == 0ms);
    CHECK_FALSE(deadline.passed(start + 1999ms));
    CHECK(deadline.passed(start + 2000ms));
    CHECK(deadline.passed(start + 2001ms));
}

TEST_CASE("a deadline that has not passed leaves some time") {
    const Deadline::Clock::time_point start{};
    const Deadline deadline(start, 10ms);
    const auto just_before = start + 10ms - 1ns;
    CHECK_FALSE(deadline.passed(just_before));
    CHECK(deadline.remaining(just_before) == 1ms);
}
