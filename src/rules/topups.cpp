// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/topups.hpp"

#include <algorithm>
#include <cmath>

namespace balance {

namespace {

// Refunds are single messages or calls of a day's many, and nobody tops up for two hours. Who has
// money for months does not top up for a day either.
constexpr double share_of_a_day = 0.1;
constexpr double share_of_the_balance = 0.01;

// A drain behind an automatic recharge raises what seems usual, and must not hide the recharges: a
// rise that is large beside the balance that it leads to counts as well.
constexpr double share_of_the_new_balance = 0.3;
constexpr double least_share_of_a_day = 0.002;

bool refills(double rise, double balance, double usual_per_day) {
    return rise >= std::abs(balance) * share_of_the_new_balance &&
           rise >= usual_per_day * least_share_of_a_day;
}

double smallest_topup(std::span<const double> balances, double usual_per_day) {
    double highest = 0;
    for (const auto balance : balances) {
        highest = std::max(highest, std::abs(balance));
    }
    const auto beside_the_balance = highest * share_of_the_balance;
    if (!(usual_per_day > 0)) {
        return beside_the_balance;
    }
    return std::max(usual_per_day * share_of_a_day, std::min(beside_the_balance, usual_per_day));
}

}  // namespace

std::size_t count_topups(std::span<const double> balances,
                         double usual_per_day,
                         std::span<const Sample> samples) {
    const auto smallest = smallest_topup(balances, usual_per_day);
    std::size_t count = 0;
    for (std::size_t i = 1; i < balances.size(); ++i) {
        const auto rise = balances[i] - balances[i - 1];
        if (rise <= 0 || (rise < smallest && !refills(rise, balances[i], usual_per_day))) {
            continue;
        }
        const bool is_none = i < samples.size() && samples[i].no_topup;
        count += is_none ? 0U : 1U;
    }
    return count;
}

}  // namespace balance
