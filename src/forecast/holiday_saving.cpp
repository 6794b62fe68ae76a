// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/holiday_saving.hpp"

#include <algorithm>

namespace balance {

namespace {

constexpr double unlikely_within = 24;  // hours
constexpr double likely_from = 48;

using Hour = HourlySpend::Index;

// A full week from the first midnight on.
std::array<Hour, hours_of_day> quietest_day(const ExpectedRate& rate, Hour now) {
    std::array<Hour, hours_of_day> quietest{};
    double least = 0;
    const auto midnight = now + (static_cast<Hour>(hours_of_day) - now % 24);
    for (Hour day = 0; day < 7; ++day) {
        double sum = 0;
        for (Hour hour = 0; hour < 24; ++hour) {
            sum += rate.usually_in(midnight + 24 * day + hour);
        }
        if (day == 0 || sum < least) {
            least = sum;
            for (std::size_t hour = 0; hour < hours_of_day; ++hour) {
                quietest[hour] = midnight + 24 * day + static_cast<Hour>(hour);
            }
        }
    }
    return quietest;
}

}  // namespace

HolidaySaving::HolidaySaving(const ExpectedRate& rate, Hour now) {
    const auto quietest = quietest_day(rate, now);
    std::size_t begin = 0;  // of a day, or of what is left of today
    while (begin < hours_of_week) {
        double saved = 0;
        auto end = begin;
        do {
            const auto hour = now + static_cast<Hour>(end);
            const auto of_day = hour_of_week(hour) % hours_of_day;
            saved += rate.usually_in(hour) - rate.usually_in(quietest[of_day]);
            ++end;
        } while (hour_of_week(now + static_cast<Hour>(end)) % hours_of_day != 0);
        for (auto i = begin; i < by_hours_.size(); ++i) {
            by_hours_[i] = std::max(by_hours_[i], saved);
        }
        begin = end;
    }
}

double HolidaySaving::within(double hours) const {
    const auto likely =
        std::clamp((hours - unlikely_within) / (likely_from - unlikely_within), 0.0, 1.0);
    const auto hour = std::clamp(hours, 0.0, static_cast<double>(hours_of_week));
    return likely * by_hours_[static_cast<std::size_t>(hour)];
}

}  // namespace balance
