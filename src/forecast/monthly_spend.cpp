// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/monthly_spend.hpp"

#include <algorithm>
#include <cmath>

#include "forecast/compared_days.hpp"
#include "forecast/month_rule.hpp"

namespace balance {

struct MonthlyRise {
    MonthRule rule;
    std::vector<DailySpend::Index> begins;  // of the months past
    std::vector<double> extras;             // of each day from its beginning on
};

namespace {

using namespace std::chrono;
using Day = MonthlySpend::Day;

// How likely it may be that one of all rules fits by chance, where rises are as frequent as here.
constexpr double chance_that_proves = 0.05;
// Two months may do where the extra is large, in usual days.
constexpr std::size_t months_that_hint = 2;
constexpr double chance_that_hints = 0.25;
constexpr double extra_that_hints = 0.8;
constexpr std::size_t months_compared = 6;
constexpr Day longest_rise = 10;
constexpr int rises_a_month = 3;

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

bool is_pattern(const MonthlyRise& rise, const ComparedDays& past) {
    const auto months_alike = rise.begins.size();
    if (months_alike < months_that_hint) {
        return false;
    }
    const auto chance = static_cast<double>(month_rules().size()) *
                        std::pow(past.share_of_rises(), static_cast<double>(months_alike));
    if (months_alike > months_that_hint) {
        return chance < chance_that_proves;
    }
    const auto largest = std::ranges::max(rise.extras);
    return chance < chance_that_hints && largest > extra_that_hints;
}

std::optional<MonthlyRise> find_rise(const ComparedDays& past) {
    MonthlyRise best;
    for (const auto& rule : month_rules()) {
        auto begins = told_by(rule, past);
        if (begins.size() > best.begins.size()) {
            best = {rule, std::move(begins), {}};
        }
    }
    best.extras = extras_from(best.begins, past);
    return is_pattern(best, past) ? std::optional(best) : std::nullopt;
}

}  // namespace

MonthlySpend::MonthlySpend(const DailySpend& days, Day today) : today_(today) {
    ComparedDays past(days, today);
    for (int rise = 0; rise < rises_a_month && past.share_of_rises() > 0; ++rise) {
        const auto found = find_rise(past);
        if (!found) {
            return;
        }
        add(*found);
        for (const auto begin : found->begins) {
            for (Day into = 0; into < std::ssize(found->extras); ++into) {
                past.explain(begin + into);
            }
        }
    }
}

void MonthlySpend::add(const MonthlyRise& rise) {
    extras_.resize(static_cast<std::size_t>(days_told_back + days_told_ahead));
    for (int month = -2; month <= 2; ++month) {
        auto at = due_day(rise.rule, month_of(*today_) + months(month)) - *today_ + days_told_back;
        for (const auto extra : rise.extras) {
            if (at >= 0 && at < std::ssize(extras_)) {
                extras_[static_cast<std::size_t>(at)] += extra;
            }
            ++at;
        }
    }
}

void MonthlySpend::settle(Day day) {
    if (extra_on(day) > 0) {
        extras_[static_cast<std::size_t>(day - *today_ + days_told_back)] = 0;
    }
}

double MonthlySpend::extra_on(Day day) const {
    const auto at = day - today_.value_or(0) + days_told_back;
    return at >= 0 && at < std::ssize(extras_) ? extras_[static_cast<std::size_t>(at)] : 0;
}

}  // namespace balance
