// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/month_rule.hpp"

#include <algorithm>

namespace balance {

using namespace std::chrono;

namespace {

constexpr unsigned last_day = 31;
constexpr unsigned last_of_a_weekday = 5;

std::vector<MonthRule> make_month_rules() {
    using enum MonthRule::Kind;
    std::vector<MonthRule> rules;
    for (const auto kind : {put_off, as_it_is, brought_forward}) {
        for (unsigned day = 1; day <= last_day; ++day) {
            rules.push_back({kind, day, {}});
        }
    }
    for (unsigned day = 0; day < 7; ++day) {
        for (unsigned number = 1; number <= last_of_a_weekday; ++number) {
            rules.push_back({weekday, number, std::chrono::weekday(day)});
        }
    }
    return rules;
}

}  // namespace

sys_days MonthRule::due_in(year_month month) const {
    if (kind == Kind::weekday) {
        return number < last_of_a_weekday ? sys_days(month / weekday[number])
                                          : sys_days(month / weekday[last]);
    }
    const auto last_of_month = (month / last).day();
    const auto due = sys_days(month / std::min(day(number), last_of_month));
    const auto into_weekend = std::chrono::weekday(due).iso_encoding();
    if (into_weekend < 6 || kind == Kind::as_it_is) {
        return due;
    }
    return kind == Kind::put_off ? due + days(8 - into_weekend) : due - days(into_weekend - 5);
}

const std::vector<MonthRule>& month_rules() {
    static const auto rules = make_month_rules();
    return rules;
}

}  // namespace balance
