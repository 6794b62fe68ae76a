// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_log.hpp"

#include <algorithm>
#include <cstdint>

namespace balance {

using std::chrono::hours;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds longest_sharp_interval = hours(3);

double in_seconds(milliseconds time) {
    return std::chrono::duration<double>(time).count();
}

// The sum of the squares if it had been spent evenly.
double squares_of_even(const LoggedSpend& logged) {
    const auto rate = logged.watched.count() > 0 ? logged.spent / in_seconds(logged.watched) : 0;
    return rate * rate * logged.watched_squared;
}

// What stays is taken as even.
void reduce(LoggedSpend& logged, double spent) {
    logged.spent = std::max(0.0, logged.spent - spent);
    logged.spent_squared = squares_of_even(logged);
}

}  // namespace

double LoggedSpend::unevenness() const {
    return spent > 0 ? std::max(0.0, spent_squared - squares_of_even(*this)) : 0;
}

template <class Step, std::int64_t Kept>
LoggedSpend& SpendLog<Step, Kept>::slot(Index index) {
    return ring_[place_of(index)];
}

template <class Step, std::int64_t Kept>
void SpendLog<Step, Kept>::advance(Index index) {
    if (ring_.empty()) {
        ring_.resize(Kept);
        newest_ = index;
        return;
    }
    const auto first = std::max(newest_ + 1, index - Kept + 1);
    for (auto i = first; i <= index; ++i) {
        watched_ -= slot(i).watched;
        slot(i) = {};
    }
    newest_ = std::max(newest_, index);
}

template <class Step, std::int64_t Kept>
void SpendLog<Step, Kept>::add(SampleTime begin,
                               SampleTime end,
                               double spent,
                               milliseconds hidden) {
    advance(index_of(end));
    const auto length = end - begin;
    if (length > longest_interval || hidden >= length) {
        return;
    }
    const bool blurred = length > longest_sharp_interval;
    const auto whole = static_cast<double>(length.count());
    const auto share_watched = 1 - static_cast<double>(hidden.count()) / whole;
    for (auto i = index_of(begin); i <= index_of(end); ++i) {
        const auto overlap = std::min(end, begin_of(i + 1)) - std::max(begin, begin_of(i));
        if (overlap <= milliseconds(0)) {
            continue;
        }
        const auto share = static_cast<double>(overlap.count()) / whole;
        const milliseconds seen(
            static_cast<milliseconds::rep>(static_cast<double>(overlap.count()) * share_watched));
        auto& logged = slot(i);
        logged.spent += spent * share;
        logged.watched += seen;
        logged.blurred = logged.blurred || blurred;
        logged.spent_squared += spent * share * spent * share;
        logged.watched_squared += in_seconds(seen) * in_seconds(seen);
        watched_ += seen;
    }
}

template <class Step, std::int64_t Kept>
void SpendLog<Step, Kept>::take_back(double spent, Index back) {
    if (ring_.empty()) {
        return;
    }
    const auto oldest = newest_ - std::min(back, Kept) + 1;
    for (auto i = newest_; i >= oldest; --i) {
        // The sums of its drops are a little off.
        if (slot(i).spent >= spent * (1 - 1e-9)) {
            reduce(slot(i), spent);
            return;
        }
    }
    for (auto i = newest_; i >= oldest && spent > 0; --i) {
        const auto taken = std::min(spent, slot(i).spent);
        reduce(slot(i), taken);
        spent -= taken;
    }
}

template <class Step, std::int64_t Kept>
void SpendLog<Step, Kept>::watch_again(SampleTime now, milliseconds time) {
    if (ring_.empty()) {
        return;
    }
    for (auto i = std::min(newest_, index_of(now)); i > newest_ - Kept && time.count() > 0; --i) {
        const auto over = std::min(now, begin_of(i + 1)) - begin_of(i);
        const auto more = std::clamp(over - slot(i).watched, milliseconds(0), time);
        slot(i).watched += more;
        watched_ += more;
        time -= more;
    }
}

template class SpendLog<std::chrono::hours, HourlySpend::kept>;
template class SpendLog<std::chrono::days, DailySpend::kept>;

}  // namespace balance
