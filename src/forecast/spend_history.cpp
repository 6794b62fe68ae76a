// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_history.hpp"

#include <algorithm>
#include <cmath>

namespace balance {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// In usual days: it may be what was expected of a month, within the hour.
constexpr double large_payment = 0.3;

// A whole day: half of one is not half of a day's spend.
constexpr seconds needed_history = std::chrono::hours(24);

// What a clock or a provider cannot mean, and sums of which would overflow.
constexpr std::chrono::years latest(10'000);
constexpr double largest = 1e90;

bool is_possible(SampleTime time, double spent) {
    const SampleTime epoch;
    return time >= epoch - latest && time <= epoch + latest && spent >= 0 && spent <= largest;
}

}  // namespace

void SpendHistory::add(SampleTime time, double spent, milliseconds hidden) {
    if (!is_possible(time, spent) || (last_ && time < last_->time)) {
        return;
    }
    hidden = std::clamp<milliseconds>(hidden, milliseconds(0), 2 * latest);
    if (last_) {
        too_seldom_ = time - last_->time > longest_interval;
        const auto newly_spent = std::max(0.0, spent - last_->spent);
        const auto newly_hidden = std::max(milliseconds(0), hidden - last_->hidden);
        hours_.add(last_->time, time, newly_spent, newly_hidden);
        days_.add(last_->time, time, newly_spent, newly_hidden);
        if (profile_ && newly_spent > large_payment * profile_->per_day()) {
            profile_.reset();
        }
    }
    last_ = Sample{time, spent, hidden};
}

const SpendProfile& SpendHistory::profile() const {
    const auto now = HourlySpend::index_of(last_->time);
    const auto today = DailySpend::index_of(last_->time);
    if (monthly_.today() != today) {
        monthly_ = MonthlySpend(days_, today);
    }
    if (!profile_ || profile_->now() != now) {
        profile_.emplace(hours_, days_, monthly_, now);
    }
    return *profile_;
}

Runway SpendHistory::runway(double balance) const {
    Runway result;
    result.needed = needed_history;
    result.collected = std::chrono::floor<seconds>(hours_.watched());

    result.too_seldom = too_seldom_;
    // An empty account stops spending: what it ever spent makes it empty rather than idle.
    const bool used_up = last_ && last_->spent > 0 && balance <= 0;
    if (used_up) {
        result.basis = Runway::Basis::average;
        result.lasts = result.likely_lasts = result.surely_lasts = seconds(0);
    }
    if (!last_ || result.collected < result.needed || !std::isfinite(balance)) {
        return result;
    }
    const auto& spend = profile();
    result.basis = spend.basis();
    result.per_day = spend.per_day();
    result.burst = spend.burst();
    result.rests_on = spend.rests_on();
    result.too_far_apart = spend.too_far_apart();
    if (balance <= 0) {
        return result;
    }
    result.lasts = spend.lasts(last_->time, balance);
    result.likely_lasts = spend.likely_lasts(last_->time, balance);
    result.surely_lasts = spend.surely_lasts(last_->time, balance);
    if (result.lasts) {
        result.monthly_rise = spend.monthly_rise(last_->time, last_->time + *result.lasts);
    }
    result.uncertain = spend.is_uncertain(balance);
    return result;
}

}  // namespace balance
