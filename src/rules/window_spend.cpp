// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/window_spend.hpp"

#include <algorithm>

namespace balance {

namespace {

// The sum of drops at a moment between two samples.
Amount spent_at(SampleTime moment, const Sample& before, const Sample& after) {
    const auto drop = sum(after.spent, before.spent.negated());
    return sum(before.spent,
               share(drop, (moment - before.time).count(), (after.time - before.time).count()));
}

}  // namespace

WindowSpend spent_in_window(std::span<const Sample> samples, std::chrono::milliseconds window) {
    if (samples.empty()) {
        return {};
    }
    const auto& last = samples.back();
    const auto start = last.time - window;
    const auto first_inside =
        std::ranges::find_if(samples, [&](const Sample& sample) { return sample.time >= start; });
    const bool begins_inside = first_inside == samples.begin();
    const auto at_start = begins_inside || first_inside->time == start
                              ? first_inside->spent
                              : spent_at(start, *(first_inside - 1), *first_inside);
    return {sum(last.spent, at_start.negated()),
            begins_inside ? last.time - first_inside->time : window};
}

}  // namespace balance
