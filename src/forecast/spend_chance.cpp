// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_chance.hpp"

#include <algorithm>
#include <cmath>

namespace balance {

namespace {

constexpr double nine_in_ten = 1.2816;  // standard deviations

// The mean of a sum of lumps of size 1 that is below `sum` in one case of ten, by the approximation
// of Wilson and Hilferty to the gamma distribution: the root of a cubic of the mean's square root.
double mean_surely_above(double sum) {
    double low = sum;
    double high = sum + 4 + 4 * std::sqrt(sum);
    for (int i = 0; i < 16; ++i) {
        const auto mean = (low + high) / 2;
        const auto root = 1 - 1 / (9 * mean) - nine_in_ten / (3 * std::sqrt(mean));
        (root > 0 && mean * root * root * root > sum ? high : low) = mean;
    }
    return high;
}

}  // namespace

double likely_spends(double amount, double lump) {
    if (!(lump > 0)) {
        return amount;
    }
    // A fit to the gamma distribution, given that the sum is not 0; the test shows how close it is.
    const auto sum = amount / lump;
    return lump * std::max(0.0, sum + 0.28 + 0.27 * std::sqrt(sum) - 1.4 * std::exp(-1.15 * sum));
}

double surely_spends(double amount, double lump, double rate_error) {
    const auto mean = lump > 0 ? lump * mean_surely_above(amount / lump) : amount;
    return mean * (1 + nine_in_ten * rate_error);
}

}  // namespace balance
