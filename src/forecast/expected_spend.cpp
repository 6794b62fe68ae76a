// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/expected_spend.hpp"

#include <algorithm>
#include <cmath>

namespace balance {

ExpectedSpend::ExpectedSpend(const WeekShape& shape,
                             double level,
                             HourlySpend::Hour now,
                             Burst burst) {
    for (std::size_t i = 0; i < hours_of_week; ++i) {
        const auto place = (hour_of_week(now) + i) % hours_of_week;
        const auto rate = level * shape.rates[place];
        first_week_[i + 1] = first_week_[i] + rate * (i < burst.hours ? burst.times : 1);
        weeks_[i + 1] = weeks_[i] + rate;
    }
}

std::optional<std::chrono::seconds> ExpectedSpend::time_to_spend(double amount, double into) const {
    auto left = amount + into * first_week_[1];
    if (!(per_week() > 0) || !std::isfinite(left)) {
        return std::nullopt;
    }
    double ahead = 0;
    const auto* sums = &first_week_;
    if (left > first_week_.back()) {
        left -= first_week_.back();
        const auto weeks = std::floor(left / per_week());
        left -= weeks * per_week();
        ahead = hours_of_week * (1 + weeks);
        sums = &weeks_;
    }
    const auto hour = std::lower_bound(sums->begin() + 1, sums->end() - 1, left);
    const auto rate = *hour - *(hour - 1);
    ahead += static_cast<double>(hour - sums->begin() - 1);
    ahead += rate > 0 ? std::clamp((left - *(hour - 1)) / rate, 0.0, 1.0) : 1.0;
    ahead = std::max(0.0, ahead - into);
    if (!(ahead <= static_cast<double>(horizon.count()))) {
        return std::nullopt;
    }
    return std::chrono::seconds(std::lround(ahead * 3600));
}

}  // namespace balance
