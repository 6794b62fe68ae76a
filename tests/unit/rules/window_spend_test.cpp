// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/window_spend.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace balance;
using namespace std::chrono;

namespace {

struct Spent {
    int minute;
    std::string_view spent;
};

std::vector<Sample> samples_of(const std::vector<Spent>& samples) {
    std::vector<Sample> result;
    for (const auto& sample : samples) {
        result.push_back(
            {SampleTime(minutes(sample.minute)), Amount(), *Amount::parse(sample.spent)});
    }
    return result;
}

}  // namespace

TEST_CASE("what was spent in the window is the last sum less the one at its begin") {
    struct Row {
        const char* name;
        std::vector<Spent> samples;
        std::string_view spent;
        int covered;  // minutes
    };
    const Row rows[] = {
        {"nothing known", {}, "0", 0},
        {"one sample", {{500, "7"}}, "0", 0},
        {"two samples inside", {{0, "7"}, {20, "9.5"}}, "2.5", 20},
        {"the first stands at the begin", {{0, "0"}, {30, "1"}, {60, "3"}}, "3", 60},
        {"one before the window at rest", {{-10, "4"}, {30, "4"}, {60, "5"}}, "1.00", 60},
        {"a drop over the begin counts in part", {{-20, "0"}, {20, "4"}, {60, "4"}}, "2.00", 60},
        {"a night without a poll is no drain", {{-540, "0"}, {60, "1000"}}, "100.00", 60},
        {"nothing spent at all", {{-540, "8"}, {0, "8"}, {60, "8"}}, "0", 60},
        {"all digits", {{0, "0.1"}, {60, "0.30000000000000000004"}}, "0.20000000000000000004", 60},
        {"duplicate times", {{0, "1"}, {0, "2"}, {60, "4"}, {60, "6"}}, "5", 60},
        {"older ones do not matter", {{-90, "0"}, {-60, "50"}, {0, "60"}, {60, "61"}}, "1", 60},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto samples = samples_of(row.samples);
        const auto result = spent_in_window(samples, minutes(60));
        CHECK(result.amount == *Amount::parse(row.spent));
        CHECK(result.covered == minutes(row.covered));
    }
}

TEST_CASE("a drop that was undone leaves the windows that it fell into, and no others") {
    struct Undone {
        std::size_t sample;
        std::string_view amount;
    };
    struct Row {
        const char* name;
        std::vector<Spent> samples;
        std::vector<Undone> undone;
        std::string_view spent;
    };
    const Row rows[] = {
        {"inside", {{0, "0"}, {20, "50"}, {40, "51"}, {60, "51"}}, {{1, "50"}}, "1"},
        {"before it", {{-30, "0"}, {-10, "50"}, {0, "50"}, {60, "51"}}, {{1, "50"}}, "1"},
        {"over its begin", {{-20, "0"}, {20, "52"}, {60, "52"}}, {{1, "50"}}, "1"},
        {"two of them",
         {{0, "0"}, {20, "50"}, {40, "80"}, {60, "81"}},
         {{1, "50"}, {2, "29"}},
         "2"},
        {"a part of a drop", {{0, "0"}, {60, "50"}}, {{1, "48"}}, "2"},
        {"never below nothing", {{0, "0"}, {60, "50"}}, {{1, "51"}}, "0"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        auto samples = samples_of(row.samples);
        for (const auto& undone : row.undone) {
            samples[undone.sample].no_spend = *Amount::parse(undone.amount);
        }
        CHECK(spent_in_window(samples, minutes(60)).amount == *Amount::parse(row.spent));
    }
}

TEST_CASE("a window of one millisecond and one of ten years are windows") {
    const auto samples = samples_of({{0, "0"}, {60, "6"}});
    CHECK(spent_in_window(samples, milliseconds(1)).amount == Amount());
    CHECK(spent_in_window(samples, milliseconds(1)).covered == milliseconds(1));
    CHECK(spent_in_window(samples, hours(3660 * 24)).amount == *Amount::parse("6"));
    CHECK(spent_in_window(samples, hours(3660 * 24)).covered == minutes(60));
}
