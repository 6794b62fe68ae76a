// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/expected_spend.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace balance {

namespace {

// As far as what comes every month is known; without that and holidays, a week is as the next.
constexpr std::size_t weeks_told = 5;

// The hours until the sum is `amount`, which it is within them.
double hours_until(std::span<const double> sums, double amount) {
    const auto hour = std::lower_bound(sums.begin() + 1, sums.end() - 1, amount);
    const auto rate = *hour - *(hour - 1);
    const auto part = rate > 0 ? std::clamp((amount - *(hour - 1)) / rate, 0.0, 1.0) : 1.0;
    return static_cast<double>(hour - sums.begin() - 1) + part;
}

// Where it is not as usual.
double expected_in(double usually, std::size_t ahead, const NextHours& next) {
    auto expected = ahead < next.booking.settled ? 0 : usually;
    expected *= ahead < next.quiet_hours ? next.quiet_share : 1;
    expected += ahead == 0 ? next.booking.late : 0;
    return ahead < next.burst_hours ? next.burst.in(expected) : expected;
}

}  // namespace

ExpectedSpend::ExpectedSpend(const ExpectedRate& rate,
                             HourlySpend::Index now,
                             const NextHours& next) {
    const auto usual =
        rate.from(now, hours_of_week * (rate.is_every_week_alike() ? 1 : weeks_told));
    first_.reserve(usual.size() + 1);
    for (std::size_t i = 0; i < usual.size(); ++i) {
        first_.push_back(first_.back() + expected_in(usual[i], i, next));
    }
    for (std::size_t i = 0; i < hours_of_week; ++i) {
        weeks_[i + 1] = weeks_[i] + rate.in_any_week(now + static_cast<HourlySpend::Index>(i));
    }
}

std::optional<std::chrono::seconds> ExpectedSpend::time_to_spend(double amount, double into) const {
    auto left = amount + into * first_[1];
    if (!(per_week() > 0) || !std::isfinite(left)) {
        return std::nullopt;
    }
    double ahead = 0;
    if (left <= first_.back()) {
        ahead = hours_until(first_, left);
    } else {
        left -= first_.back();
        const auto weeks = std::floor(left / per_week());
        ahead = static_cast<double>(first_.size() - 1) + weeks * hours_of_week;
        ahead += hours_until(weeks_, left - weeks * per_week());
    }
    ahead = std::max(0.0, ahead - into);
    if (!(ahead <= static_cast<double>(horizon.count()))) {
        return std::nullopt;
    }
    return std::chrono::seconds(std::lround(ahead * 3600));
}

}  // namespace balance
