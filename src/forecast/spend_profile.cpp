// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_profile.hpp"

#include <algorithm>
#include <cmath>

#include "forecast/extreme_days.hpp"
#include "forecast/long_run.hpp"
#include "forecast/spend_chance.hpp"

namespace balance {

using std::chrono::seconds;

namespace {

// A burst is expected to last a day more; if things go slowly, the rest of a working day.
constexpr std::size_t burst_hours = 24;
constexpr std::size_t short_burst_hours = 8;

constexpr std::size_t longest_quiet = hours_of_week;

constexpr double most_of_a_payment = 0.7;

// How well the level of an account is known whose days are all alike.
constexpr double level_error = 0.08;

constexpr double uncertain_from = 0.35;  // standard deviation, as a share of the amount

double into_hour(SampleTime time, SpendProfile::Hour hour) {
    return in_hours(time - SampleTime(std::chrono::hours(hour)));
}

// A fee or an invoice that comes every month may be paid in one go: then nothing more of it is to
// come on that day.
std::optional<DuePayment> settle_payment(ExpectedRate& rate,
                                         const HourlySpend& hours,
                                         HourlySpend::Index now) {
    const auto today = DailySpend::index_of(HourlySpend::begin_of(now));
    const auto extra = rate.monthly().extra_on(today) * rate.per_day();
    auto hour = HourlySpend::index_of(DailySpend::begin_of(today));
    double before = 0;  // what an hour earlier brought: the payment may be between two samples
    for (; extra > 0 && hour <= now; ++hour) {
        const auto more = hours.at(hour).spent - rate.usually_in(hour);
        if (before + more >= most_of_a_payment * extra) {
            rate.settle(today);
            return DuePayment{HourlySpend::begin_of(hour - 1), HourlySpend::begin_of(hour + 1),
                              extra};
        }
        before = more;
    }
    return std::nullopt;
}

}  // namespace

SpendProfile::SpendProfile(const HourlySpend& hours,
                           const DailySpend& days,
                           const MonthlySpend& monthly,
                           const WeekPlaces& places,
                           Hour now,
                           Usual usual)
    : now_(now) {
    const RecentSpend all(hours, now, places);
    DayFactors all_alike{};
    all_alike.fill(1);
    std::optional<RecentSpend> usual_days;
    if (!monthly.is_empty()) {
        usual_days = all.without(monthly);
    }
    const auto& recent = usual_days ? *usual_days : all;
    auto shape = shape_of(recent, without_extreme_days(recent), 0);
    const auto of_hours = spend_in_hours(recent);
    auto level = usual_level(recent, shape, of_hours);
    const bool regular = !level.is_irregular();
    if (regular) {
        // A day that is out of the ordinary bends the shape by which the others are judged.
        shape = shape_of(recent, level.day_factors, level.lump);
        level = usual_level(recent, shape, of_hours);
        lump_ = level.lump;
        for (const auto& hour : recent.hours) {
            seen_ += hour.spent;
        }
        if (usual == Usual::told) {
            usual_ = usual_of_days(hours, recent, level, monthly, places);
        }
    } else {
        const auto payments = long_run(days, DailySpend::index_of(HourlySpend::begin_of(now)));
        shape = shape_of(all, all_alike, payments.payment);
        level.now = payments.per_day / std::max(1e-9, shape.per_day());
        lump_ = std::max(level.lump, payments.payment);
        seen_ = payments.spent;
        if (usual == Usual::told) {
            usual_ = usual_of_payments(hours, all, days, places);
        }
    }
    basis_ = shape.basis;
    rests_on_ = seconds(std::lround(shape.watched * 3600));
    too_far_apart_ = shape.too_far_apart;
    quiet_hours_ = level.quiet_hours;
    ExpectedRate rate(shape, level.now, regular ? monthly : MonthlySpend(), places);
    const auto settled = settle_payment(rate, hours, now);
    if (usual_) {
        usual_->include(settled);
    }
    NextHours next{.burst = find_burst(all, rate, regular)};
    if (regular && level.booked) {
        next.booking = due_booking(all, rate, hours.at(now).spent);
    }
    look_ahead(rate, next, level);
    if (regular) {
        monthly_ = rate.monthly();
    } else if (burst_) {
        lump_ = 0;  // what drains an account for hours is no payment at random
    }
}

void SpendProfile::look_ahead(const ExpectedRate& rate, NextHours next, const UsualLevel& level) {
    if (next.burst.is_on()) {
        burst_ = next.burst;
        next.burst_hours = burst_hours;
    }
    expected_ = ExpectedSpend(rate, now_, next);
    if (!next.burst.is_on() && !(level.quiet_hours > 0)) {
        slowest_ = expected_;
        return;
    }
    if (next.burst.is_on() && !next.burst.is_drain) {
        next.burst_hours = short_burst_hours;
    }
    // What has been quiet for long may well be so for as long again.
    next.quiet_share = level.quiet_share;
    next.quiet_hours = std::min(longest_quiet, static_cast<std::size_t>(level.quiet_hours));
    slowest_ = ExpectedSpend(rate, now_, next);
}

double SpendProfile::rate_error() const {
    return seen_ > 0 ? std::hypot(std::sqrt(lump_ / seen_), level_error) : level_error;
}

SpendProfile::Time SpendProfile::lasts(SampleTime time, double amount) const {
    return expected_.time_to_spend(amount, into_hour(time, now_));
}

SpendProfile::Time SpendProfile::likely_lasts(SampleTime time, double amount) const {
    return slowest_.time_to_spend(likely_spends(amount, lump_), into_hour(time, now_));
}

SpendProfile::Time SpendProfile::surely_lasts(SampleTime time, double amount) const {
    return slowest_.time_to_spend(surely_spends(amount, lump_, rate_error()),
                                  into_hour(time, now_));
}

std::optional<SampleTime> SpendProfile::monthly_rise(SampleTime from, SampleTime until) const {
    for (auto day = DailySpend::index_of(from);
         !monthly_.is_empty() && day <= DailySpend::index_of(until); ++day) {
        if (monthly_.extra_on(day) > 0) {
            return DailySpend::begin_of(day);
        }
    }
    return std::nullopt;
}

bool SpendProfile::is_uncertain(double amount) const {
    return amount > 0 && std::hypot(std::sqrt(lump_ / amount), rate_error()) > uncertain_from;
}

}  // namespace balance
