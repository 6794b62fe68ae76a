// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/month_rule.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;
using namespace std::chrono;
using Kind = MonthRule::Kind;

TEST_CASE("a rule tells the day of a month on which something is due") {
    struct Row {
        std::string name;
        MonthRule rule;
        year_month month;
        sys_days due;
    };
    const Row rows[] = {
        {"a working day", {Kind::put_off, 10, {}}, 2026y / March, 2026y / March / 10},
        {"a Saturday, put off", {Kind::put_off, 14, {}}, 2026y / March, 2026y / March / 16},
        {"a Sunday, put off", {Kind::put_off, 15, {}}, 2026y / March, 2026y / March / 16},
        {"a Saturday, brought forward",
         {Kind::brought_forward, 14, {}},
         2026y / March,
         2026y / March / 13},
        {"a Sunday, brought forward",
         {Kind::brought_forward, 15, {}},
         2026y / March,
         2026y / March / 13},
        {"a Sunday as it is", {Kind::as_it_is, 15, {}}, 2026y / March, 2026y / March / 15},
        {"the last day of a short month",
         {Kind::as_it_is, 31, {}},
         2028y / February,
         2028y / February / 29},
        {"put off into the next month", {Kind::put_off, 31, {}}, 2026y / May, 2026y / June / 1},
        {"the second Tuesday", {Kind::weekday, 2, Tuesday}, 2026y / March, 2026y / March / 10},
        {"the last Tuesday of five",
         {Kind::weekday, 5, Tuesday},
         2026y / March,
         2026y / March / 31},
        {"the last Sunday of four",
         {Kind::weekday, 5, Sunday},
         2027y / February,
         2027y / February / 28},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(row.rule.due_in(row.month) == row.due);
    }
}

TEST_CASE("each rule is due within its month or at the weekend beside it") {
    for (const auto& rule : month_rules()) {
        for (auto month = 2024y / January; month < 2028y / January; month += months(1)) {
            const auto due = rule.due_in(month);
            CHECK(due >= sys_days(month / 1) - days(2));
            CHECK(due <= sys_days(month / last) + days(2));
        }
    }
}
