// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/running_spend.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::hours;

TEST_CASE("drops are spent, and a rise or an account that is used up hides the spend") {
    struct Row {
        std::string before;
        std::string now;
        std::string used_up_at;
        std::string spent;
        bool hidden;
    };
    const Row rows[] = {
        {"10", "5", "0", "5", false},        {"10", "10", "0", "0", false},
        {"10", "11", "0", "0", true},        {"0", "0", "0", "0", true},
        {"-3", "-3", "0", "0", true},        {"-3", "-4", "0", "1", false},
        {"0.01", "0", "0", "0.01", false},   {"-3", "-3", "-100", "0", false},
        {"-100", "-100", "-100", "0", true}, {"-200", "-200", "-100", "0", true},
        {"-3", "-2.5", "-100", "0", true},   {"-99", "-101", "-100", "2", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.before);
        CAPTURE(row.now);
        CAPTURE(row.used_up_at);
        const TimedBalance before{SampleTime(hours(1)), *Amount::parse(row.before)};
        const TimedBalance now{SampleTime(hours(4)), *Amount::parse(row.now)};
        const RunningSpend sums{*Amount::parse("100"), hours(7)};
        const auto after = sums.after(before, now, *Amount::parse(row.used_up_at));
        CHECK(sum(after.spent, Amount::parse("-100").value()) == *Amount::parse(row.spent));
        CHECK(after.hidden == hours(row.hidden ? 10 : 7));
    }
}
