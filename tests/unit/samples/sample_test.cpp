// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::hours;
using std::chrono::minutes;

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
