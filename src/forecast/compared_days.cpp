// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/compared_days.hpp"

#include <algorithm>
#include <optional>

namespace balance {

namespace {

using Day = ComparedDays::Day;

constexpr std::chrono::hours enough_of_a_day{12};
constexpr Day weeks_around = 5;
constexpr std::size_t enough_to_compare = 3;  // of these
// A high day: so many times its usual, and so many usual days more.
constexpr double high_ratio = 1.4;
constexpr double high_extra = 0.3;

struct Past {
    const DailySpend& days;
    Day today;

    [[nodiscard]] bool tells(Day day) const {
        return day < today && days.at(day).watched >= enough_of_a_day;
    }
    // As if all of the day had been watched.
    [[nodiscard]] double spent_on(Day day) const {
        const auto& logged = days.at(day);
        return logged.spent /
               std::chrono::duration<double, std::chrono::days::period>(logged.watched).count();
    }
};

double median(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

std::optional<double> usual_on(const Past& past, Day day) {
    if (!past.tells(day)) {
        return std::nullopt;
    }
    std::vector<double> others;
    others.reserve(2 * weeks_around);
    for (auto week = -weeks_around; week <= weeks_around; ++week) {
        if (week != 0 && past.tells(day + 7 * week)) {
            others.push_back(past.spent_on(day + 7 * week));
        }
    }
    return others.size() < enough_to_compare ? std::nullopt : std::optional(median(others));
}

// The mean of the week around a day.
double usual_day(const std::vector<std::optional<double>>& usual, std::size_t day) {
    double sum = 0;
    double known = 0;
    const auto first = day - std::min<std::size_t>(day, 3);
    for (auto i = first; i < std::min(first + 7, usual.size()); ++i) {
        sum += usual[i].value_or(0);
        known += usual[i] ? 1 : 0;
    }
    return known > 0 ? sum / known : 0;
}

}  // namespace

ComparedDays::ComparedDays(const DailySpend& days, Day today)
    : today_(today), days_(DailySpend::kept) {
    const Past past{days, today};
    std::vector<std::optional<double>> usual;
    usual.reserve(days_.size());
    for (Day back = 1; back <= DailySpend::kept; ++back) {
        usual.push_back(usual_on(past, today - back));
    }
    for (std::size_t i = 0; i < days_.size(); ++i) {
        const auto a_day = usual_day(usual, i);
        if (!usual[i] || !(a_day > 0)) {
            continue;
        }
        const auto spent = past.spent_on(today - 1 - static_cast<Day>(i));
        const auto extra = (spent - *usual[i]) / a_day;
        days_[i] = {true, spent > high_ratio * *usual[i] && extra > high_extra, extra};
    }
}

const ComparedDay& ComparedDays::at(Day day) const {
    static const ComparedDay unknown;
    const auto back = today_ - 1 - day;
    return back < 0 || back >= DailySpend::kept ? unknown : days_[static_cast<std::size_t>(back)];
}

void ComparedDays::explain(Day day) {
    const auto back = today_ - 1 - day;
    if (back >= 0 && back < DailySpend::kept) {
        auto& compared = days_[static_cast<std::size_t>(back)];
        compared.high = false;
        compared.extra = 0;
    }
}

double ComparedDays::share_of_rises() const {
    double known = 0;
    double rises = 0;
    for (auto day = today_ - DailySpend::kept; day < today_; ++day) {
        known += at(day).known ? 1 : 0;
        rises += at(day).high && !at(day - 1).high ? 1 : 0;
    }
    return known > 0 ? rises / known : 0;
}

}  // namespace balance
