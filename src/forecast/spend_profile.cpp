// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_profile.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace balance {

using std::chrono::seconds;

namespace {

// A burst is expected to last a day more; if things go slowly, the rest of a working day.
constexpr std::size_t burst_hours = 24;
constexpr std::size_t short_burst_hours = 8;

constexpr double most_of_a_payment = 0.7;

constexpr double stretch = 1.5;
constexpr double unlikely = 2;  // standard deviations
// Where days differ at all there are holidays too, and the level is not known exactly.
constexpr double slower_at_most = 0.15;
constexpr double slower_by_deviation = 2;
constexpr double uncertain_from = 0.35;  // standard deviation, as a share of the amount

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

// A fee or an invoice that comes every month may be paid in one go: then nothing more of it is to
// come on that day.
void settle_payment(ExpectedRate& rate, const HourlySpend& hours, HourlySpend::Index now) {
    const auto today = DailySpend::index_of(HourlySpend::begin_of(now));
    const auto extra = rate.monthly().extra_on(today) * rate.per_day();
    auto hour = HourlySpend::index_of(DailySpend::begin_of(today));
    double before = 0;  // what an hour earlier brought: the payment may be between two samples
    for (; extra > 0 && hour <= now; ++hour) {
        const auto more = hours.at(hour).spent - rate.usually_in(hour);
        if (before + more >= most_of_a_payment * extra) {
            rate.settle(today);
            return;
        }
        before = more;
    }
}

}  // namespace

SpendProfile::SpendProfile(const HourlySpend& hours, const MonthlySpend& monthly, Hour now)
    : now_(now) {
    const RecentSpend all(hours, now);
    const auto recent = all.without(monthly);
    auto shape = shape_of(recent, without_extreme_days(recent));
    SpendDays days(recent, shape);
    const bool regular = days.regular();
    if (regular) {
        // An odd day bends the shape by which the others are judged: it goes first.
        days = SpendDays(recent, shape_of(recent, days.without_odd_days()));
        shape = shape_of(recent, days.levelled());
        days = SpendDays(recent, shape);
    } else {
        DayFactors all_alike{};
        all_alike.fill(1);
        shape = shape_of(all, all_alike);
        days = SpendDays(all, shape);
    }
    basis_ = shape.basis;
    rests_on_ = seconds(std::lround(shape.watched * 3600));
    too_far_apart_ = shape.too_far_apart;
    slower_ = std::min(slower_at_most, slower_by_deviation * days.deviation());
    lump_ = days.lump();
    seen_ = days.spent();
    ExpectedRate rate(shape, days.level(), regular ? monthly : MonthlySpend());
    settle_payment(rate, hours, now);
    look_ahead(rate, all, regular);
}

void SpendProfile::look_ahead(const ExpectedRate& rate, const RecentSpend& recent, bool regular) {
    const auto burst = find_burst(recent, rate, regular);
    if (burst.is_on()) {
        burst_ = burst;
    }
    expected_ = ExpectedSpend(rate, now_, burst, burst_hours);
    slowest_ = expected_;
    if (burst.is_on() && !burst.is_drain) {
        slowest_ = ExpectedSpend(rate, now_, burst, short_burst_hours);
    }
    if (regular) {
        holiday_ = HolidaySaving(rate, now_);
        monthly_ = rate.monthly();
    } else if (burst.is_on()) {
        lump_ = 0;  // what drains an account for hours is no payment at random
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
    const auto saved = expected ? holiday_.within(in_hours(*expected)) : 0;
    const auto longest = slowest_.time_to_spend(at_most(amount) + saved, into);
    if (!expected || !longest) {
        return std::nullopt;
    }
    const auto stretched = static_cast<double>(longest->count()) / stretch;
    return std::max(*expected, seconds(std::lround(stretched)));
}

std::optional<SampleTime> SpendProfile::monthly_rise(SampleTime from, SampleTime until) const {
    for (auto day = DailySpend::index_of(from); day <= DailySpend::index_of(until); ++day) {
        if (monthly_.extra_on(day) > 0) {
            return DailySpend::begin_of(day);
        }
    }
    return std::nullopt;
}

bool SpendProfile::is_uncertain(double amount) const {
    if (!(lump_ > 0) || !(seen_ > 0) || !(amount > 0)) {
        return false;
    }
    return std::sqrt(lump_ / amount + lump_ / seen_) > uncertain_from;
}

}  // namespace balance
