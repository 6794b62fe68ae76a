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

// What of the drops behind the first of these samples is undone, from `start` on.
Amount undone_since(SampleTime start, std::span<const Sample> samples) {
    Amount undone;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        if (!samples[i].no_spend) {
            continue;
        }
        const auto inside = samples[i].time - std::max(start, samples[i - 1].time);
        const auto all = samples[i].time - samples[i - 1].time;
        undone =
            sum(undone, inside == all ? *samples[i].no_spend
                                      : share(*samples[i].no_spend, inside.count(), all.count()));
    }
    return undone;
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
    const bool begins_at_it = begins_inside || first_inside->time == start;
    const auto first = begins_at_it ? first_inside : first_inside - 1;
    const auto at_start = begins_at_it ? first->spent : spent_at(start, *first, *first_inside);
    const auto undone = undone_since(start, {first, samples.end()});
    const auto spent = sum(last.spent, sum(at_start, undone).negated());
    const WindowStart at{start, begins_at_it ? start : first->time,
                         begins_at_it ? start : first_inside->time};
    return {std::max(spent, Amount()), begins_inside ? last.time - first_inside->time : window, at};
}

}  // namespace balance
