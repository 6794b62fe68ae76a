// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/monthly_spend.hpp"

#include <algorithm>

#include "forecast/compared_days.hpp"
#include "forecast/month_rule.hpp"

namespace balance {

namespace {

using namespace std::chrono;
using Day = MonthlySpend::Day;

constexpr std::size_t months_that_prove = 3;
// Two months may be alike by chance where days vary: then it takes a larger extra, in usual days.
constexpr std::size_t months_that_hint = 2;
constexpr double extra_that_hints = 0.8;
constexpr std::size_t months_compared = 6;
constexpr Day longest_rise = 10;
// Beyond, days are high at random.
constexpr double most_high_days = 0.3;

constexpr Day days_told_back = 36;
constexpr Day days_told_ahead = 36;

year_month month_of(Day day) {
    const year_month_day date{sys_days(std::chrono::days(day))};
    return date.year() / date.month();
}

Day due_day(const MonthRule& rule, year_month month) {
    return rule.due_in(month).time_since_epoch().count();
}

// The days on which a rule told that high days begin, the newest first, back to its first mistake.
std::vector<Day> told_by(const MonthRule& rule, const ComparedDays& past) {
    std::vector<Day> told;
    auto month = month_of(past.today()) + months(1);
    for (Day back = 0; back < DailySpend::kept && told.size() < months_compared; back += 28) {
        const auto due = due_day(rule, month);
        month -= months(1);
        if (due >= past.today() || !past.at(due).known) {
            continue;
        }
        if (!past.at(due).high || past.at(due - 1).high) {
            break;
        }
        told.push_back(due);
    }
    return told;
}

// What each day from these on brought, on average, as long as most of them were high.
std::vector<double> extras_from(const std::vector<Day>& begins, const ComparedDays& past) {
    std::vector<double> extras;
    for (Day into = 0; into < longest_rise; ++into) {
        double sum = 0;
        double known = 0;
        double high = 0;
        for (const auto begin : begins) {
            const auto& day = past.at(begin + into);
            sum += day.extra;
            known += day.known ? 1 : 0;
            high += day.high ? 1 : 0;
        }
        if (!(2 * high > known)) {
            break;
        }
        extras.push_back(sum / known);
    }
    return extras;
}

bool is_pattern(std::size_t months, const std::vector<double>& extras) {
    return months >= months_that_prove ||
           (months >= months_that_hint && *std::ranges::max_element(extras) > extra_that_hints);
}

}  // namespace

MonthlySpend::MonthlySpend(const DailySpend& days, Day today) : today_(today) {
    const ComparedDays past(days, today);
    const auto share_of_high = past.share_of_high();
    if (share_of_high <= 0 || share_of_high > most_high_days) {
        return;
    }
    const MonthRule* best = nullptr;
    std::vector<Day> told;
    for (const auto& rule : month_rules()) {
        auto by_rule = told_by(rule, past);
        if (by_rule.size() > told.size()) {
            told = std::move(by_rule);
            best = &rule;
        }
    }
    const auto extras = extras_from(told, past);
    if (best == nullptr || !is_pattern(told.size(), extras)) {
        return;
    }
    extras_.resize(static_cast<std::size_t>(days_told_back + days_told_ahead));
    for (int month = -2; month <= 2; ++month) {
        auto day = due_day(*best, month_of(today) + months(month));
        for (const auto extra : extras) {
            add(day++, extra);
        }
    }
}

void MonthlySpend::add(Day day, double extra) {
    const auto at = day - *today_ + days_told_back;
    if (at >= 0 && at < static_cast<Day>(extras_.size())) {
        extras_[static_cast<std::size_t>(at)] += extra;
    }
}

double MonthlySpend::extra_on(Day day) const {
    const auto at = day - today_.value_or(0) + days_told_back;
    return at >= 0 && at < static_cast<Day>(extras_.size()) ? extras_[static_cast<std::size_t>(at)]
                                                            : 0;
}

}  // namespace balance
