// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_profile.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace balance {

using std::chrono::seconds;

namespace {

// A campaign or a drain: the last hours were well above the shape, by a good part of a day.
constexpr std::size_t lately = 6;  // hours
constexpr double burst_ratio = 1.5;
constexpr double burst_excess = 0.2;  // of a day
// What the next two hours are for may have come early.
constexpr std::size_t early = 2;  // hours
// It is expected to last a day more; if things go slowly, the rest of a working day.
constexpr std::size_t burst_hours = 24;
constexpr std::size_t short_burst_hours = 8;

constexpr double stretch = 1.5;
constexpr double unlikely = 2;  // standard deviations
// Where days differ at all there are holidays too, and the level is not known exactly.
constexpr double slower_at_most = 0.15;
constexpr double slower_by_deviation = 2;
constexpr double uncertain_from = 0.35;  // standard deviation, as a share of the amount

struct Compared {
    double spent = 0;
    double expected = 0;

    [[nodiscard]] bool is_burst(double day) const {
        return expected > 0 && spent > burst_ratio * expected &&
               spent - expected > burst_excess * day;
    }
};

Compared compare(const RecentSpend& recent,
                 const WeekShape& shape,
                 double level,
                 std::size_t window) {
    Compared result;
    for (std::size_t i = 0; i < window; ++i) {
        const auto& hour = recent.hours[i];
        result.spent += hour.blurred ? 0 : hour.spent;
        result.expected += level * shape.rates[hour.place] * hour.watched;
    }
    for (std::size_t i = 1; i <= early; ++i) {
        result.expected += level * shape.rates[(recent.hours[0].place + i) % hours_of_week];
    }
    return result;
}

// A job that runs late is out of the ordinary for some hours, but not for a day.
double burst_times(const RecentSpend& recent, const WeekShape& shape, double level, double day) {
    const auto some_hours = compare(recent, shape, level, lately);
    const auto all_day = compare(recent, shape, level, hours_of_day);
    if (all_day.spent - all_day.expected < burst_excess * day) {
        return 1;
    }
    for (const auto& compared : {some_hours, all_day}) {
        if (compared.is_burst(day)) {
            return compared.spent / compared.expected;
        }
    }
    return 1;
}

// The mean of a sum of random lumps of size 1 that is below `sum` only rarely, by the approximation
// of Wilson and Hilferty to the gamma distribution.
double mean_rarely_below(double sum) {
    double low = sum;
    double high = sum + 10 + 10 * std::sqrt(sum);
    for (int i = 0; i < 20; ++i) {
        const auto mean = (low + high) / 2;
        const auto root = 1 - 1 / (9 * mean) - unlikely / (3 * std::sqrt(mean));
        (root > 0 && mean * root * root * root > sum ? high : low) = mean;
    }
    return high;
}

}  // namespace

SpendProfile::SpendProfile(const HourlySpend& hours, Hour now) : now_(now) {
    const RecentSpend recent(hours, now);
    DayFactors all_alike{};
    all_alike.fill(1);
    auto shape = shape_of(recent, all_alike);
    SpendDays days(recent, shape);
    if (days.regular()) {
        // An odd day bends the shape by which the others are judged: it goes first.
        days = SpendDays(recent, shape_of(recent, days.without_odd_days()));
        shape = shape_of(recent, days.levelled());
        days = SpendDays(recent, shape);
    }
    const auto level = days.level();
    basis_ = shape.basis;
    slower_ = std::min(slower_at_most, slower_by_deviation * days.deviation());
    lump_ = days.lump();
    seen_ = days.spent();
    expected_ = ExpectedSpend(shape, level, now, {});
    slowest_ = expected_;
    if (days.regular()) {
        const auto times = burst_times(recent, shape, level, per_day());
        expected_ = ExpectedSpend(shape, level, now, {times, burst_hours});
        slowest_ = ExpectedSpend(shape, level, now, {times, short_burst_hours});
    }
}

double SpendProfile::at_most(double amount) const {
    if (!(lump_ > 0) || !(seen_ > 0)) {
        return amount * (1 + slower_);
    }
    // The rate itself is known from no more than the lumps seen.
    const auto rate_error = unlikely * std::sqrt(lump_ / seen_);
    return lump_ * mean_rarely_below(amount / lump_) * (1 + rate_error + slower_);
}

std::optional<seconds> SpendProfile::lasts(SampleTime time, double amount) const {
    const auto into = in_hours(time - SampleTime(std::chrono::hours(now_)));
    const auto expected = expected_.time_to_spend(amount, into);
    const auto longest = slowest_.time_to_spend(at_most(amount), into);
    if (!expected || !longest) {
        return std::nullopt;
    }
    const auto stretched = static_cast<double>(longest->count()) / stretch;
    return std::max(*expected, seconds(std::lround(stretched)));
}

bool SpendProfile::is_uncertain(double amount) const {
    if (!(lump_ > 0) || !(seen_ > 0) || !(amount > 0)) {
        return false;
    }
    return std::sqrt(lump_ / amount + lump_ / seen_) > uncertain_from;
}

}  // namespace balance
