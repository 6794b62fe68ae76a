// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_days.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace balance {

namespace {

constexpr double hours_that_tell = 6;
constexpr std::size_t neighbourhood = 7;  // days: a lasting change is the usual after half of them
constexpr double ordinary_from = 0.45;
constexpr double ordinary_to = 1.6;
constexpr double regular_deviation = 0.35;
constexpr std::size_t enough_to_be_regular = 5;    // days
constexpr std::size_t enough_to_have_a_usual = 3;  // days
constexpr double level_half_life = 6;              // days

// The one in the middle of the first `count`.
template <std::size_t Size>
double median(std::array<double, Size>& values, std::size_t count) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(values.begin(), middle, values.begin() + static_cast<std::ptrdiff_t>(count));
    return *middle;
}

}  // namespace

bool SpendDay::tells() const {
    return watched >= hours_that_tell && expected > 0;
}

bool SpendDay::is_ordinary() const {
    return ratio() >= ordinary_from * usual && ratio() <= ordinary_to * usual;
}

SpendDays::SpendDays(const RecentSpend& recent, const WeekShape& shape) {
    for (std::size_t i = 0; i < hours_used; ++i) {
        const auto& hour = recent.hours[i];
        auto& day = days_[i / hours_of_day];
        day.spent += hour.spent;
        day.expected += shape.rates[hour.place] * hour.watched;
        day.watched += hour.watched;
    }
    compare_with_neighbours();
}

void SpendDays::compare_with_neighbours() {
    std::array<double, days_used> deviations{};
    std::size_t known = 0;
    for (std::size_t i = 0; i < days_used; ++i) {
        if (!days_[i].tells()) {
            continue;
        }
        const auto first = std::min(i - std::min(i, neighbourhood / 2), days_used - neighbourhood);
        std::array<double, neighbourhood> ratios{};
        std::size_t count = 0;
        for (std::size_t near = first; near < first + neighbourhood; ++near) {
            if (days_[near].tells()) {
                ratios[count++] = days_[near].ratio();
            }
        }
        days_[i].usual = median(ratios, count);
        if (count >= enough_to_have_a_usual) {
            deviations[known++] =
                days_[i].usual > 0 ? std::abs(days_[i].ratio() / days_[i].usual - 1) : 1;
        }
    }
    regular_ = known >= enough_to_be_regular && median(deviations, known) < regular_deviation;
}

std::array<double, days_used> SpendDays::factors() const {
    std::array<double, days_used> result{};
    std::ranges::transform(days_, result.begin(), [&](const SpendDay& day) {
        if (!regular_) {
            return 1.0;
        }
        return day.ratio() > 0 && day.is_ordinary() ? 1 / day.ratio() : 0.0;
    });
    return result;
}

double SpendDays::level() const {
    const auto keep = regular_ ? std::pow(0.5, 1 / level_half_life) : 1.0;
    double spent = 0;
    double expected = 0;
    double weight = 1;
    for (const auto& day : days_) {
        if (!regular_ || day.is_ordinary()) {
            spent += weight * day.spent;
            expected += weight * day.expected;
        }
        weight *= keep;
    }
    return expected > 0 ? spent / expected : 1;
}

double SpendDays::lump() const {
    double all_spent = 0;
    double all_expected = 0;
    for (const auto& day : days_) {
        all_spent += day.spent;
        all_expected += day.expected;
    }
    if (!(all_spent > 0) || !(all_expected > 0)) {
        return 0;
    }
    double deviation = 0;
    double sum = 0;
    double days = 0;
    for (const auto& day : days_) {
        const bool has_usual = regular_ && day.usual > 0;
        const auto expected = day.expected * (has_usual ? day.usual : all_spent / all_expected);
        deviation += std::abs(day.spent - expected);
        sum += expected;
        days += day.expected > 0 ? 1 : 0;
    }
    // Of random lumps of one size, the variance of a day is the lump times the
    // mean; and the mean absolute deviation, which a single odd day hardly moves,
    // stands for the variance.
    const auto relative = deviation / sum;
    return std::numbers::pi / 2 * relative * relative * sum / days;
}

double SpendDays::spent() const {
    double sum = 0;
    for (const auto& day : days_) {
        sum += day.spent;
    }
    return sum;
}

}  // namespace balance
