// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/burst.hpp"

#include <algorithm>
#include <cmath>

namespace balance {

namespace {

constexpr std::size_t lately = 6;  // hours
constexpr double burst_ratio = 1.5;
constexpr double burst_excess = 0.2;  // of a day
// Campaigns are up to eight times the usual.
constexpr double drain_ratio = 10;
// Of an hour's spend on average: up to this an hour is a quiet one, and from this on it can be
// loud.
constexpr double quiet_hour = 0.5;
constexpr double audible = 0.24;
constexpr std::size_t loud_quiet_hours = 4;

// Payments at random fall into so many hours in a row less often than this: once in ten years. One
// between two samples may count for two hours.
constexpr double chance_of_a_row = 1e-5;
constexpr std::size_t longest_row = 12;
constexpr std::size_t hours_of_a_payment = 2;

struct Compared {
    double spent = 0;
    double expected = 0;
    double watched = 0;  // hours

    [[nodiscard]] Compared operator+(const Compared& other) const {
        return {spent + other.spent, expected + other.expected, watched + other.watched};
    }
    [[nodiscard]] Compared operator-(const Compared& other) const {
        return {spent - other.spent, expected - other.expected, watched - other.watched};
    }
    [[nodiscard]] double excess() const { return spent - expected; }
    [[nodiscard]] bool exceeds(double times) const { return spent > times * expected; }
};

Compared in_hour(const RecentSpend& recent, const ExpectedRate& rate, std::size_t back) {
    const auto& hour = recent.hours[back];
    return {hour.blurred ? 0 : hour.spent,
            rate.in(recent.now - 1 - static_cast<HourlySpend::Index>(back)) * hour.watched,
            hour.watched};
}

// Without the two hours in a row that exceed their expectation by most: a single payment between
// two samples is no rate to go on with.
Compared compare(const RecentSpend& recent, const ExpectedRate& rate, std::size_t window) {
    Compared all;
    Compared most;
    Compared next;  // the hour after the one that is looked at
    for (std::size_t back = 0; back < window; ++back) {
        const auto hour = in_hour(recent, rate, back);
        const auto both = hour + next;
        all = all + hour;
        most = both.excess() > most.excess() ? both : most;
        next = hour;
    }
    return all - most;
}

// What the next two hours are for may have come early.
double expected_soon(const RecentSpend& recent, const ExpectedRate& rate) {
    return rate.in(recent.now) + rate.in(recent.now + 1);
}

double spent_within(const RecentSpend& recent, std::size_t hours) {
    double sum = 0;
    for (std::size_t i = 0; i < hours; ++i) {
        sum += recent.hours[i].spent;
    }
    return sum;
}

// Campaigns are for the hours in which people work: several of the others that are loud tell a
// drain, and so does a whole day.
bool is_drain(const RecentSpend& recent, const ExpectedRate& rate, const Compared& lately_seen) {
    const auto usually = rate.per_day() / static_cast<double>(hours_of_day);
    std::size_t loud = 0;
    for (std::size_t back = 0; back < hours_of_day; ++back) {
        const auto hour = in_hour(recent, rate, back);
        const bool is_quiet = hour.expected < quiet_hour * usually;
        loud += is_quiet && hour.exceeds(drain_ratio) && hour.spent > audible * usually ? 1U : 0U;
    }
    return loud >= loud_quiet_hours || lately_seen.exceeds(drain_ratio) ||
           compare(recent, rate, hours_of_day).exceeds(drain_ratio);
}

// A job that runs late is out of the ordinary for some hours, but not for a day.
Burst above_expectation(const RecentSpend& recent, const ExpectedRate& rate) {
    const auto enough = burst_excess * rate.per_day();
    const auto soon = expected_soon(recent, rate);
    if (compare(recent, rate, hours_of_day).excess() - soon < enough) {
        return {};
    }
    for (const auto window : {lately, hours_of_day}) {
        const auto compared = compare(recent, rate, window);
        const auto widely = compared + Compared{.expected = soon};
        if (!widely.exceeds(burst_ratio) || widely.excess() <= enough) {
            continue;
        }
        Burst burst{.is_drain = is_drain(recent, rate, compared)};
        if (burst.is_drain) {
            burst.more = compared.excess() / std::max(1.0, compared.watched);
        } else {
            burst.times = widely.spent / widely.expected;
        }
        burst.spent = spent_within(recent, window);
        burst.hours = window;
        return burst;
    }
    return {};
}

Burst going_on(const RecentSpend& recent, const ExpectedRate& rate) {
    const auto some_spent = [](const RecentHour& hour) { return hour.spent > 0 && !hour.blurred; };
    const auto begin = recent.hours.begin();
    const auto row_end = std::find_if_not(begin, recent.hours.end(), some_spent);
    const auto row = std::min(longest_row, static_cast<std::size_t>(row_end - begin));
    const auto hours = std::min(lately, row);
    double time = 0;
    for (std::size_t i = 0; i < hours; ++i) {
        time += recent.hours[i].watched;
    }
    const auto before = std::count_if(row_end, recent.hours.end(), some_spent);
    const auto watched = std::count_if(row_end, recent.hours.end(),
                                       [](const RecentHour& hour) { return hour.watched > 0; });
    const auto usual_share = static_cast<double>(before + 1) / static_cast<double>(watched + 1);
    const auto payments = static_cast<double>(row) / static_cast<double>(hours_of_a_payment);
    if (!(time > 0) || std::pow(usual_share, payments) > chance_of_a_row) {
        return {};
    }
    const auto spent = spent_within(recent, hours);
    const auto usually = rate.per_day() / static_cast<double>(hours_of_day);
    return {.more = std::max(0.0, spent / time - usually),
            .is_drain = true,
            .spent = spent,
            .hours = hours};
}

}  // namespace

Burst find_burst(const RecentSpend& recent, const ExpectedRate& rate, bool regular) {
    return regular ? above_expectation(recent, rate) : going_on(recent, rate);
}

}  // namespace balance
