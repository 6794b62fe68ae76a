// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/topups.hpp"

#include <algorithm>
#include <cmath>

namespace balance {

namespace {

// Refunds are single messages or calls of a day's many, and nobody tops up for two hours. Who has
// money for months does not top up for a day either.
constexpr double share_of_a_day = 0.1;
constexpr double share_of_the_balance = 0.01;

double smallest_topup(std::span<const BalancePoint> samples, double usual_per_day) {
    double highest = 0;
    for (const auto& sample : samples) {
        highest = std::max(highest, std::abs(sample.balance));
    }
    const auto beside_the_balance = highest * share_of_the_balance;
    if (!(usual_per_day > 0)) {
        return beside_the_balance;
    }
    return std::max(usual_per_day * share_of_a_day, std::min(beside_the_balance, usual_per_day));
}

}  // namespace

std::size_t count_topups(std::span<const BalancePoint> samples, double usual_per_day) {
    const auto smallest = smallest_topup(samples, usual_per_day);
    std::size_t count = 0;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const auto rise = samples[i].balance - samples[i - 1].balance;
        if (rise > 0 && rise >= smallest) {
            ++count;
        }
    }
    return count;
}

}  // namespace balance
