// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "drained.hpp"

#include <algorithm>
#include <numeric>

namespace bench {

namespace {

constexpr int hours_of_a_kind = 4;
constexpr int mean_days = 28;
constexpr int campaigns_known_after = 35;  // days after the warm-up
constexpr double least_balance = 0.25;     // days

template <std::size_t Size>
std::array<int, Size> by_spend(const std::array<double, Size>& spend) {
    std::array<int, Size> result{};
    std::iota(result.begin(), result.end(), 0);
    std::ranges::stable_sort(result, {}, [&](int i) { return spend[i]; });
    return result;
}

int hour_of(const Account& account, int step) {
    return static_cast<int>((account.calendar.begin / 3600 + step / steps_an_hour) % 24);
}

int day_of(const Account& account, int step) {
    return static_cast<int>((account.calendar.begin / 300 + step) / steps_a_day % 7);
}

}  // namespace

DrainStarts::DrainStarts(const Account& account) : account_(account) {
    std::array<double, 24> hours{};
    std::array<double, 7> days{};
    for (std::size_t i = 0; i < account.demand.size(); ++i) {
        const auto step = static_cast<int>(i);
        hours[hour_of(account, step)] += account.demand[i];
        days[day_of(account, step)] += account.demand[i];
    }
    hours_ = by_spend(hours);
    days_ = by_spend(days);
}

bool DrainStarts::fits(Moment moment, int step) const {
    const auto rank = std::ranges::find(hours_, hour_of(account_, step)) - hours_.begin();
    const auto day = std::ranges::find(days_, day_of(account_, step)) - days_.begin();
    switch (moment) {
        case Moment::night:
            return rank < hours_of_a_kind;
        case Moment::peak:
            return rank >= 24 - hours_of_a_kind && day >= 2;
        default:
            return true;
    }
}

int DrainStarts::pick(Moment moment, Random& random) const {
    const auto& calendar = account_.calendar;
    // What comes every month is to be known from the third month on.
    const auto known_after =
        account_.kind == Kind::campaigns ? campaigns_known_after * steps_a_day : steps_a_day / 2;
    int step = 0;
    do {
        step = static_cast<int>(
            random.uniform(calendar.first_scored + known_after, calendar.end - 4 * steps_a_day));
    } while (!fits(moment, step));
    return step;
}

Ledger drained_ledger(const Account& account, const Drain& drain, int watched_steps) {
    auto drained = account;
    auto& demand = drained.demand;
    const auto before = std::max(0, drain.start - mean_days * steps_a_day);
    const auto mean = std::accumulate(demand.begin() + before, demand.begin() + drain.start, 0.0) /
                      (drain.start - before);
    const auto size = static_cast<int>(demand.size());
    const auto end = drain.steps > size - drain.start ? size : drain.start + drain.steps;
    for (int step = drain.start; step < end; ++step) {
        demand[step] += drain.times * mean;
    }
    drained.calendar.end = std::min(size, drain.start + watched_steps);
    return keep_ledger(drained);
}

std::optional<std::size_t> first_after(const Ledger& ledger, int start) {
    const auto after = std::ranges::upper_bound(ledger.samples, start, {}, &Sample::step);
    if (after == ledger.samples.end() || after == ledger.samples.begin()) {
        return std::nullopt;
    }
    const auto& before = *(after - 1);
    const bool is_polled = after->step - before.step <= ledger.calendar.steps_a_sample;
    if (!is_polled || before.balance < least_balance) {
        return std::nullopt;
    }
    return after - ledger.samples.begin();
}

}  // namespace bench
