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

// A weekend and the last day say nothing of the days on which people work.
constexpr seconds needed_for_usual = std::chrono::hours(4 * 24);

// How old a drop may be that is undone, and the hour or day in which it is booked.
constexpr std::chrono::days oldest_undone(8);

// What a clock or a provider cannot mean, and sums of which would overflow.
constexpr std::chrono::years latest(10'000);
constexpr double largest = 1e90;

bool is_possible(SampleTime time, double spent) {
    const SampleTime epoch;
    return time >= epoch - latest && time <= epoch + latest && spent >= 0 && spent <= largest;
}

}  // namespace

void SpendHistory::add(SampleTime time, double spent, milliseconds hidden, double undone) {
    if (!is_possible(time, spent) || !is_possible(time, undone) || (last_ && time < moment_)) {
        return;
    }
    moment_ = time;
    time = clock_.at(time);
    time = last_ ? std::max(time, last_->time) : time;
    const Sample now{time, spent, std::clamp<milliseconds>(hidden, milliseconds(0), 2 * latest),
                     undone};
    if (last_) {
        log(now);
    }
    last_ = now;
}

void SpendHistory::log(const Sample& now) {
    too_seldom_ = now.time - last_->time > longest_interval;
    auto newly_spent = std::max(0.0, now.spent - last_->spent);
    auto newly_undone = std::max(0.0, now.undone - last_->undone);
    // A rise that a drop undid, or a dip between the two.
    if (newly_undone <= newly_spent) {
        newly_spent -= newly_undone;
        newly_undone = 0;
    }
    const auto newly_hidden = std::max(milliseconds(0), now.hidden - last_->hidden);
    hours_.add(last_->time, now.time, newly_spent, newly_hidden);
    days_.add(last_->time, now.time, newly_spent, newly_hidden);
    if (now.hidden < last_->hidden) {
        hours_.watch_again(now.time, last_->hidden - now.hidden);
        days_.watch_again(now.time, last_->hidden - now.hidden);
    }
    const auto news = std::max(newly_spent, newly_undone);
    const bool is_small = profile_ && news <= large_payment * profile_->per_day();
    if (!is_small) {
        profile_.reset();
    }
    if (newly_undone > 0) {
        take_back(newly_undone);
        monthly_ = is_small ? monthly_ : MonthlySpend();
    }
}

void SpendHistory::take_back(double undone) {
    hours_.take_back(undone, oldest_undone / std::chrono::hours(1));
    days_.take_back(undone, oldest_undone / std::chrono::days(1));
}

const SpendProfile& SpendHistory::profile() const {
    const auto now = HourlySpend::index_of(last_->time);
    const auto today = DailySpend::index_of(last_->time);
    if (monthly_.today() != today) {
        monthly_ = MonthlySpend(days_, today);
    }
    if (!profile_ || profile_->now() != now) {
        profile_.emplace(hours_, days_, monthly_, places_, now, usual_);
    }
    return *profile_;
}

// From the first time on that anybody asks for it.
const UsualSpend& SpendHistory::usual_spend() const {
    if (usual_ == SpendProfile::Usual::left_out) {
        usual_ = SpendProfile::Usual::told;
        profile_.reset();
    }
    return *profile().usual();
}

SpendProfile::Time SpendHistory::until(const SpendProfile::Time& lasts) const {
    if (!lasts) {
        return lasts;
    }
    const auto end = clock_.moment_of(last_->time + *lasts);
    return std::max(seconds(0), std::chrono::round<seconds>(end - moment_));
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
    result.quiet_for = std::chrono::hours(static_cast<int>(spend.quiet_hours()));
    result.rests_on = spend.rests_on();
    result.too_far_apart = spend.too_far_apart();
    if (balance <= 0) {
        return result;
    }
    const auto lasts = spend.lasts(last_->time, balance);
    result.lasts = until(lasts);
    result.likely_lasts = until(spend.likely_lasts(last_->time, balance));
    result.surely_lasts = until(spend.surely_lasts(last_->time, balance));
    if (lasts) {
        result.monthly_rise = spend.monthly_rise(last_->time, last_->time + *lasts);
    }
    if (result.monthly_rise) {
        result.monthly_rise = clock_.moment_of(*result.monthly_rise);
    }
    result.uncertain = spend.is_uncertain(balance);
    return result;
}

// By the clock on the wall of the last sample.
UsualInWindow SpendHistory::usual_in(const WindowStart& start) const {
    UsualInWindow result;
    result.needed = needed_for_usual;
    result.collected = std::chrono::floor<seconds>(hours_.watched());
    result.too_seldom = too_seldom_;
    if (!last_ || result.collected < result.needed || !usual_spend().is_known()) {
        return result;
    }
    const auto& usual = usual_spend();
    const auto on_the_wall = last_->time - moment_;
    const auto after = std::min(start.after + on_the_wall, last_->time);
    const auto spread = in_hours(start.after - start.before);
    const auto inside = spread > 0 ? in_hours(start.after - start.at) / spread : 0;
    const auto hours = in_hours(moment_ - start.at);
    const auto spend =
        usual.level_before(hours) *
        (usual.chance().in(hours) + inside * usual.expected(start.before + on_the_wall, after) +
         usual.expected(after, last_->time));
    if (std::isfinite(spend)) {
        result.spend = spend;
    }
    return result;
}

}  // namespace balance
