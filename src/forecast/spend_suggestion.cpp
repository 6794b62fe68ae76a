// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_suggestion.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace balance {

namespace {

constexpr std::chrono::hours enough{7 * 24};
constexpr double busy_quantile = 0.999;
constexpr double warning_factor = 1.3;
constexpr double critical_factor = 2;

std::vector<double> spent_in_windows(std::span<const SpendPoint> samples,
                                     std::chrono::milliseconds window) {
    std::vector<double> result;
    result.reserve(samples.size());
    std::size_t first = 0;
    for (const auto& sample : samples) {
        while (samples[first].time < sample.time - window) {
            ++first;
        }
        const auto spent = sample.spent - samples[first].spent;
        if (std::isfinite(spent)) {
            result.push_back(std::max(0.0, spent));
        }
    }
    return result;
}

}  // namespace

std::optional<SpendSuggestion> suggest_spend(std::span<const SpendPoint> samples,
                                             std::chrono::milliseconds window) {
    if (samples.empty() || samples.back().time - samples.front().time < enough) {
        return std::nullopt;
    }
    auto spent = spent_in_windows(samples, window);
    if (spent.empty()) {
        return std::nullopt;
    }
    std::ranges::sort(spent);
    SpendSuggestion result;
    result.largest = spent.back();
    const auto rank = busy_quantile * static_cast<double>(spent.size() - 1);
    result.busy = spent[static_cast<std::size_t>(rank)];
    if (!(result.busy > 0)) {
        return std::nullopt;
    }
    result.warning = result.busy * warning_factor;
    result.critical = result.busy * critical_factor;
    return result;
}

}  // namespace balance
