// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/range_words.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"

using namespace balance;

TEST_CASE("a range says in words when it alerts") {
    struct Row {
        std::string_view range;
        std::string_view words;
    };
    constexpr Row rows[] = {
        {"50", "below 50"},
        {"50:", "below 50"},
        {"-100", "below -100"},
        {"10.50:20", "below 10.50 or above 20"},
        {":10", "below 0 or above 10"},
        {"~:10", "above 10"},
        {"~:", "never"},
        {"@10:20", "from 10 to 20"},
        {"@10", "from 0 to 10"},
        {"@10:", "at or above 10"},
        {"@~:10", "at or below 10"},
        {"@~:", "always"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.range);
        CHECK(test::text_of(in_words(*Range::parse(row.range))) == row.words);
    }
}

TEST_CASE("a broken range says which of its sides was crossed") {
    struct Row {
        std::string_view range;
        std::string_view amount;
        std::string_view words;
    };
    constexpr Row rows[] = {
        {"50", "49.99", "below 50"},       {"10:20", "5", "below 10"},
        {"10:20", "25", "above 20"},       {"~:10", "11", "above 10"},
        {":10", "-1", "below 0"},          {"@10:20", "10", "inside 10 to 20"},
        {"@10:", "15", "at or above 10"},  {"@~:10", "5", "at or below 10"},
        {"-100", "-100.01", "below -100"}, {"@~:", "5", "always"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.range);
        const auto range = *Range::parse(row.range);
        const auto amount = *Amount::parse(row.amount);
        REQUIRE(range.alerts_on(amount));
        CHECK(test::text_of(violation(range, amount)) == row.words);
    }
}
