// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/hourly_spend.hpp"

#include <algorithm>

namespace balance {

using std::chrono::hours;
using std::chrono::milliseconds;

namespace {

// A day's poll may be late; a drop over a longer gap says too little about when it happened.
constexpr milliseconds longest_interval = hours(26);
constexpr milliseconds longest_sharp_interval = hours(3);

}  // namespace

HourlySpend::Hour HourlySpend::hour_of(SampleTime time) {
    return std::chrono::floor<hours>(time).time_since_epoch().count();
}

SpendHour& HourlySpend::slot(Hour hour) {
    const auto index = ((hour % kept) + kept) % kept;
    return ring_[static_cast<std::size_t>(index)];
}

void HourlySpend::advance(Hour hour) {
    if (ring_.empty()) {
        ring_.resize(kept);
        newest_ = hour;
        return;
    }
    const auto first = std::max(newest_ + 1, hour - kept + 1);
    for (auto h = first; h <= hour; ++h) {
        watched_ -= slot(h).watched;
        slot(h) = {};
    }
    newest_ = std::max(newest_, hour);
}

void HourlySpend::add(SampleTime begin, SampleTime end, double spent, milliseconds hidden) {
    advance(hour_of(end));
    const auto length = end - begin;
    if (length > longest_interval || hidden >= length) {
        return;
    }
    const bool blurred = length > longest_sharp_interval;
    const auto whole = static_cast<double>(length.count());
    const auto share_watched = 1 - static_cast<double>(hidden.count()) / whole;
    for (auto hour = hour_of(begin); hour <= hour_of(end); ++hour) {
        const SampleTime start{hours(hour)};
        const auto overlap = std::min(end, start + hours(1)) - std::max(begin, start);
        if (overlap <= milliseconds(0)) {
            continue;
        }
        const auto share = static_cast<double>(overlap.count()) / whole;
        const milliseconds seen(
            static_cast<milliseconds::rep>(static_cast<double>(overlap.count()) * share_watched));
        auto& at_hour = slot(hour);
        at_hour.spent += spent * share;
        at_hour.watched += seen;
        at_hour.blurred = at_hour.blurred || blurred;
        watched_ += seen;
    }
}

const SpendHour& HourlySpend::at(Hour hour) const {
    static const SpendHour nothing;
    if (ring_.empty() || hour > newest_ || hour <= newest_ - kept) {
        return nothing;
    }
    const auto index = ((hour % kept) + kept) % kept;
    return ring_[static_cast<std::size_t>(index)];
}

}  // namespace balance
