// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/spend_suggestion.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace balance {

namespace {

constexpr std::chrono::hours enough{7 * 24};
constexpr double busy_quantile = 0.999;
// What is more than this many times the busy windows is an incident rather than business.
constexpr double incident = 2;
constexpr double warning_factor = 1.5;
constexpr double critical_factor = 2;

// The sum of all drops up to a sample, without those that are undone later.
struct SpentUntil {
    SampleTime time;
    double spent;
};

// The sum of drops at a moment between two samples: a drop is spread over the time between them, as
// the spend rule does it.
double spent_at(SampleTime moment, const SpentUntil& before, const SpentUntil& after) {
    const std::chrono::duration<double> all = after.time - before.time;
    const std::chrono::duration<double> part = moment - before.time;
    return before.spent + (after.spent - before.spent) * (part / all);
}

std::vector<double> spent_in_windows(std::span<const Sample> samples,
                                     std::chrono::milliseconds window) {
    std::vector<double> result;
    std::vector<SpentUntil> spent;
    result.reserve(samples.size());
    spent.reserve(samples.size());
    std::size_t inside = 0;  // the first sample in the window
    double undone = 0;
    for (const auto& sample : samples) {
        undone += sample.no_spend ? sample.no_spend->estimate() : 0;
        spent.push_back({sample.time, sample.spent.estimate() - undone});
        const auto start = sample.time - window;
        while (spent[inside].time < start) {
            ++inside;
        }
        if (inside == 0 && spent[inside].time != start) {
            continue;  // no more than a part of the window was seen
        }
        const auto at_start = spent[inside].time == start
                                  ? spent[inside].spent
                                  : spent_at(start, spent[inside - 1], spent[inside]);
        result.push_back(std::max(0.0, spent.back().spent - at_start));
    }
    return result;
}

}  // namespace

std::optional<SpendSuggestion> suggest_spend(std::span<const Sample> samples,
                                             std::chrono::milliseconds window) {
    if (window <= window.zero() || samples.empty() ||
        samples.back().time - samples.front().time < enough) {
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
    const auto highest = std::min(result.largest, result.busy * incident);
    result.warning = highest * warning_factor;
    result.critical = highest * critical_factor;
    return result;
}

}  // namespace balance
