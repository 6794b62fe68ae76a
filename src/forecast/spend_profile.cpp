// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_profile.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace balance {

using Hour = HourlySpend::Hour;

namespace {

constexpr Hour weeks_used = 4;
constexpr Hour hours_used = weeks_used * 7 * 24;

double fraction(std::chrono::milliseconds watched) {
    return static_cast<double>(watched.count()) / 3'600'000.0;
}

std::size_t in_cycle(Hour hour, Hour cycle) {
    return static_cast<std::size_t>(((hour % cycle) + cycle) % cycle);
}

struct Rate {
    double spent = 0;
    double watched = 0;

    void add(double amount, double time) {
        spent += amount;
        watched += time;
    }
    // Drawn towards `guess`, which counts as much as `weight` hours.
    [[nodiscard]] double towards(double guess, double weight) const {
        const auto time = watched + weight;
        return time > 0 ? (spent + guess * weight) / time : guess;
    }
};

}  // namespace

SpendProfile::SpendProfile(const HourlySpend& hours, Hour now) : now_(now) {
    shape(hours);
    scale(hours);
    for (const auto rate : rates_) {
        per_week_ += rate;
    }
}

void SpendProfile::shape(const HourlySpend& hours) {
    Rate all;
    Rate sharp;
    std::array<Rate, 24> by_day{};
    std::array<Rate, week> by_week{};
    for (Hour hour = now_ - hours_used; hour < now_; ++hour) {
        const auto& at = hours.at(hour);
        const auto watched = fraction(at.watched);
        all.add(at.spent, watched);
        if (!at.blurred) {
            sharp.add(at.spent, watched);
            by_day.at(in_cycle(hour, 24)).add(at.spent, watched);
            by_week.at(in_cycle(hour, week)).add(at.spent, watched);
        }
    }
    seen_ = all.spent;
    basis_ = sharp.watched >= 14 * 24 * 0.9 ? SpendBasis::hour_of_week
             : sharp.watched >= 48 * 0.9    ? SpendBasis::hour_of_day
                                            : SpendBasis::average;
    const auto average = all.towards(0, 0);
    for (std::size_t i = 0; i < week; ++i) {
        auto& rate = rates_.at(i);
        rate = average;
        if (basis_ != SpendBasis::average) {
            rate = by_day.at(i % 24).towards(average, 1);
        }
        if (basis_ == SpendBasis::hour_of_week) {
            rate = by_week.at(i).towards(rate, 0.5);
        }
    }
}

void SpendProfile::scale(const HourlySpend& hours) {
    double expected = 0;
    double spent = 0;
    double weight = 1;
    for (Hour back = 0; back < hours_used; ++back) {
        const auto hour = now_ - 1 - back;
        const auto& at = hours.at(hour);
        expected += weight * rates_.at(in_cycle(hour, week)) * fraction(at.watched);
        spent += weight * at.spent;
        weight *= std::pow(0.5, 1.0 / (5 * 24));
    }
    const auto level = expected > 0 ? spent / expected : 1.0;
    for (auto& rate : rates_) {
        rate *= level;
    }
}

std::optional<std::chrono::seconds> SpendProfile::lasts(SampleTime time, double amount) const {
    if (!(per_week_ > 0)) {
        return std::nullopt;
    }
    const auto weeks = std::floor(amount / per_week_);
    if (weeks * week > static_cast<double>(horizon.count())) {
        return std::nullopt;
    }
    auto left = amount - weeks * per_week_;
    auto hour = HourlySpend::hour_of(time);
    const auto since = time - SampleTime(std::chrono::hours(hour));
    const auto used = fraction(since);
    double ahead = weeks * week - used;
    left += used * rates_.at(in_cycle(hour, week));
    for (std::size_t i = 0; i <= week; ++i, ++hour) {
        const auto rate = rates_.at(in_cycle(hour, week));
        if (left <= rate && rate > 0) {
            ahead += left / rate;
            break;
        }
        left -= rate;
        ahead += 1;
    }
    const auto seconds = std::max(0.0, ahead * 3600);
    if (seconds > static_cast<double>(std::chrono::seconds(horizon).count())) {
        return std::nullopt;
    }
    return std::chrono::seconds(static_cast<std::int64_t>(seconds));
}

}  // namespace balance
