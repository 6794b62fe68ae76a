// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/topups.hpp"

#include <algorithm>
#include <cmath>

namespace balance {

namespace {

// Refunds are single messages or calls of a day's many; nobody tops up for two hours.
constexpr double share_of_a_day = 0.1;
constexpr double share_of_the_balance = 0.01;

double smallest_topup(std::span<const BalancePoint> samples, double usual_per_day) {
    if (usual_per_day > 0) {
        return usual_per_day * share_of_a_day;
    }
    double highest = 0;
    for (const auto& sample : samples) {
        highest = std::max(highest, std::abs(sample.balance));
    }
    return highest * share_of_the_balance;
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
