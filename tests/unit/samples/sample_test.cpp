// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::hours;
using std::chrono::minutes;

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
        const Sample before{SampleTime(hours(1)), *Amount::parse(row.before), *Amount::parse("100"),
                            hours(7)};
        const auto after = next_sample(before, SampleTime(hours(4)), *Amount::parse(row.now),
                                       *Amount::parse(row.used_up_at));
        CHECK(after.time == SampleTime(hours(4)));
        CHECK(after.balance == *Amount::parse(row.now));
        CHECK(sum(after.spent, Amount::parse("-100").value()) == *Amount::parse(row.spent));
        CHECK(after.hidden == hours(row.hidden ? 10 : 7));
    }
}

TEST_CASE("a window holds its samples and the one before it") {
    struct Row {
        const char* name;
        std::vector<int> minutes;
        std::size_t count;
    };
    for (const auto& row : std::vector<Row>{
             {"nothing known", {}, 0},
             {"one sample", {500}, 1},
             {"a young history", {10, 60}, 2},
             {"one before the window", {-90, -60, -1, 0, 60}, 2},
             {"one at its begin", {-90, -60, -1, 0, 30, 60}, 3},
             {"one a moment before its begin", {-90, -60, -1, 30, 60}, 3},
             {"only old ones", {-900, 60}, 2},
             {"two in one instant before it", {-5, -5, 60}, 2},
         }) {
        CAPTURE(row.name);
        std::vector<Sample> samples;
        for (const auto minute : row.minutes) {
            samples.push_back({SampleTime(minutes(minute)), Amount()});
        }
        const auto part = within(samples, hours(1));
        CHECK(part.size() == row.count);
        CHECK((part.empty() || &part.back() == &samples.back()));
    }
}
