// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/extreme_days.hpp"

#include <algorithm>

namespace balance {

namespace {

constexpr double hours_that_tell = 6;
constexpr double extreme = 3;  // times the day in the middle
// More of them are no incidents: the account pays now and then.
constexpr std::size_t most_extremes = 2;

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
    const auto middle = known.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(known.begin(), middle, known.begin() + static_cast<std::ptrdiff_t>(count));
    const auto most = count > 0 ? extreme * *middle : 0;
    const auto is_extreme = [&](std::size_t day) { return most > 0 && spent[day] > most; };
    DayFactors result{};
    result.fill(1);
    std::size_t extremes = 0;
    for (std::size_t day = 0; day < days_used; ++day) {
        extremes += is_extreme(day) ? 1U : 0U;
    }
    if (extremes > most_extremes) {
        return result;
    }
    for (std::size_t day = 0; day < days_used; ++day) {
        std::size_t on_its_weekday = 0;
        for (auto other = day % 7; other < days_used; other += 7) {
            on_its_weekday += is_extreme(other) ? 1U : 0U;
        }
        result[day] = is_extreme(day) && on_its_weekday == 1 ? 0 : 1;
    }
    return result;
}

}  // namespace balance
