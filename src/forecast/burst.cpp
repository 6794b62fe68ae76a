// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/burst.hpp"

#include <algorithm>
#include <cmath>

namespace balance {

namespace {

constexpr std::size_t lately = 6;  // hours
constexpr double burst_ratio = 1.5;
constexpr double burst_excess = 0.2;  // of a day
// What the next two hours are for may have come early.
constexpr std::size_t early = 2;  // hours

// Payments at random fall into so many hours in a row less often than this: once in a century.
constexpr double chance_of_a_row = 1e-6;

struct Compared {
    double spent = 0;
    double expected = 0;

    [[nodiscard]] bool is_burst(double day) const {
        return expected > 0 && spent > burst_ratio * expected &&
               spent - expected > burst_excess * day;
    }
};

Compared compare(const RecentSpend& recent, const ExpectedRate& rate, std::size_t window) {
    Compared result;
    for (std::size_t i = 0; i < window; ++i) {
        const auto& hour = recent.hours[i];
        result.spent += hour.blurred ? 0 : hour.spent;
        result.expected +=
            rate.in(recent.now - 1 - static_cast<HourlySpend::Index>(i)) * hour.watched;
    }
    for (std::size_t i = 0; i < early; ++i) {
        result.expected += rate.in(recent.now + static_cast<HourlySpend::Index>(i));
    }
    return result;
}

// A job that runs late is out of the ordinary for some hours, but not for a day.
Burst above_expectation(const RecentSpend& recent, const ExpectedRate& rate) {
    const auto day = rate.per_day();
    const auto some_hours = compare(recent, rate, lately);
    const auto all_day = compare(recent, rate, hours_of_day);
    if (all_day.spent - all_day.expected < burst_excess * day) {
        return {};
    }
    for (const auto& compared : {some_hours, all_day}) {
        if (compared.is_burst(day)) {
            return {.times = compared.spent / compared.expected};
        }
    }
    return {};
}

Burst going_on(const RecentSpend& recent) {
    const auto some_spent = [](const RecentHour& hour) { return hour.spent > 0 && !hour.blurred; };
    const auto begin = recent.hours.begin();
    const auto end = std::find_if_not(begin, begin + lately, some_spent);
    if (begin == end) {
        return {};
    }
    double spent = 0;
    double time = 0;
    for (auto hour = begin; hour != end; ++hour) {
        spent += hour->spent;
        time += hour->watched;
    }
    const auto before = std::count_if(end, recent.hours.end(), some_spent);
    const auto watched = std::count_if(end, recent.hours.end(),
                                       [](const RecentHour& hour) { return hour.watched > 0; });
    const auto usual_share = static_cast<double>(before + 1) / static_cast<double>(watched + 1);
    const auto chance = std::pow(usual_share, static_cast<double>(end - begin));
    return time > 0 && chance < chance_of_a_row ? Burst{.more = spent / time} : Burst{};
}

}  // namespace

Burst find_burst(const RecentSpend& recent, const ExpectedRate& rate, bool regular) {
    return regular ? above_expectation(recent, rate) : going_on(recent);
}

}  // namespace balance
