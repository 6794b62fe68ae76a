// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_days.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace balance {

namespace {

constexpr double hours_that_tell = 6;
constexpr double share_that_tells = 0.1;  // of a mean day: on the others one message is a lot
constexpr std::size_t neighbourhood = 7;  // days: a lasting change is the usual after half of them
constexpr double near_from = 0.55;
constexpr double near_to = 1.6;
constexpr double regular_deviation = 0.35;
constexpr std::size_t enough_to_be_regular = 5;    // days
constexpr std::size_t enough_to_have_a_usual = 3;  // days
constexpr double extreme = 3;                      // times the day in the middle
constexpr double largest_deviation = 2;            // times the expected
constexpr double level_half_life = 6;              // days

bool is_near(double ratio, double usual) {
    return ratio > 0 && ratio >= near_from * usual && ratio <= near_to * usual;
}

// The one in the middle of the first `count`.
template <std::size_t Size>
double median(std::array<double, Size>& values, std::size_t count) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(values.begin(), middle, values.begin() + static_cast<std::ptrdiff_t>(count));
    return *middle;
}

}  // namespace

DayFactors without_extreme_days(const RecentSpend& recent) {
    std::array<double, days_used> spent{};
    std::array<double, days_used> watched{};
    for (std::size_t i = 0; i < hours_used; ++i) {
        spent[i / hours_of_day] += recent.hours[i].spent;
        watched[i / hours_of_day] += recent.hours[i].watched;
    }
    auto known = spent;
    std::size_t count = 0;
    for (std::size_t day = 0; day < days_used; ++day) {
        if (watched[day] >= hours_that_tell) {
            known[count++] = spent[day];
        }
    }
    DayFactors result{};
    result.fill(1);
    const auto most = count > 0 ? extreme * median(known, count) : 0;
    const auto is_extreme = [&](std::size_t day) { return most > 0 && spent[day] > most; };
    for (std::size_t day = 0; day < days_used; ++day) {
        std::size_t on_its_weekday = 0;
        for (auto other = day % 7; other < days_used; other += 7) {
            on_its_weekday += is_extreme(other) ? 1U : 0U;
        }
        // What comes every week belongs to the shape.
        result[day] = is_extreme(day) && on_its_weekday == 1 ? 0 : 1;
    }
    return result;
}

SpendDays::SpendDays(const RecentSpend& recent, const WeekShape& shape) {
    for (std::size_t i = 0; i < hours_used; ++i) {
        const auto& hour = recent.hours[i];
        auto& day = days_[i / hours_of_day];
        day.spent += hour.spent;
        day.expected += shape.rates[hour.place] * hour.watched;
        day.watched += hour.watched;
    }
    double expected = 0;
    for (const auto& day : days_) {
        expected += day.expected;
    }
    for (auto& day : days_) {
        day.tells = day.watched >= hours_that_tell &&
                    day.expected > share_that_tells * expected / days_used;
    }
    compare_with_neighbours();
    measure_deviation();
}

void SpendDays::compare_with_neighbours() {
    std::array<double, days_used> deviations{};
    std::size_t known = 0;
    for (std::size_t i = 0; i < days_used; ++i) {
        if (!days_[i].tells) {
            continue;
        }
        const auto first = std::min(i - std::min(i, neighbourhood / 2), days_used - neighbourhood);
        std::array<double, neighbourhood> ratios{};
        std::size_t count = 0;
        for (std::size_t near = first; near < first + neighbourhood; ++near) {
            if (days_[near].tells) {
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

bool SpendDays::is_odd(const SpendDay& day) const {
    return regular_ && day.tells && !is_near(day.ratio(), day.usual);
}

DayFactors SpendDays::without_odd_days() const {
    DayFactors result{};
    std::ranges::transform(days_, result.begin(),
                           [&](const SpendDay& day) { return is_odd(day) ? 0.0 : 1.0; });
    return result;
}

DayFactors SpendDays::levelled() const {
    auto result = without_odd_days();
    for (std::size_t i = 0; i < days_used; ++i) {
        if (regular_ && days_[i].tells && result[i] > 0) {
            result[i] = 1 / days_[i].ratio();
        }
    }
    return result;
}

double SpendDays::level() const {
    const auto newest = std::ranges::find_if(days_, [](const SpendDay& day) { return day.tells; });
    const auto usual = newest == days_.end() ? 0 : newest->usual;
    const auto keep = regular_ ? std::pow(0.5, 1 / level_half_life) : 1.0;
    double spent = 0;
    double expected = 0;
    double weight = 1;
    for (const auto& day : days_) {
        // After a lasting change, or the end of all spend, the days before it no longer count.
        const bool is_idle = usual <= 0 && day.spent <= 0;
        if (!regular_ || !day.tells || is_idle || is_near(day.ratio(), usual)) {
            spent += weight * day.spent;
            expected += weight * day.expected;
        }
        weight *= keep;
    }
    return expected > 0 ? spent / expected : 1;
}

void SpendDays::measure_deviation() {
    double all_expected = 0;
    for (const auto& day : days_) {
        all_expected += day.expected;
    }
    if (!(spent() > 0) || !(all_expected > 0)) {
        return;
    }
    double deviation = 0;
    double sum = 0;
    double days = 0;
    for (const auto& day : days_) {
        if (!(day.expected > 0)) {
            continue;
        }
        const bool has_usual = regular_ && day.usual > 0;
        const auto expected = day.expected * (has_usual ? day.usual : spent() / all_expected);
        // A drain is no measure of the chance on other days.
        deviation += std::min(std::abs(day.spent - expected), largest_deviation * expected);
        sum += expected;
        ++days;
    }
    if (sum > 0) {
        deviation_ = deviation / sum;
        mean_ = sum / days;
    }
}

double SpendDays::deviation() const {
    return deviation_;
}

double SpendDays::lump() const {
    // Of random lumps of one size, the variance of a day is the lump times the mean; the mean
    // absolute deviation, which a single day moves less, stands for the variance.
    return std::numbers::pi / 2 * deviation_ * deviation_ * mean_;
}

double SpendDays::spent() const {
    double sum = 0;
    for (const auto& day : days_) {
        sum += day.spent;
    }
    return sum;
}

}  // namespace balance
