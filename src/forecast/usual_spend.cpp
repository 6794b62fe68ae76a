// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/usual_spend.hpp"

#include <algorithm>
#include <span>

#include "forecast/long_run.hpp"

namespace balance {

namespace {

// A payment half as large again as the large ones is nothing unusual.
constexpr double large_payments = 1.5;

// What drains an account comes on top and is no larger in its busy hours: what these exceed the
// mean by counts a quarter.
constexpr double busy_share = 0.25;

// One day may have seen an incident, unless so few hours had spend that each payment counts.
constexpr std::ptrdiff_t enough_hours = 12;

// The hours of a longer time are as these on average.
constexpr std::chrono::milliseconds longest_told = std::chrono::hours(hours_used);

// The level follows what lasts nearly as long as a day.
constexpr double hours_that_change_it = 12;

constexpr std::size_t last_day = 0;  // the newest 24 hours

HourChance chance_of_hours(const HourlySpend& hours,
                           const RecentSpend& recent,
                           const WeekShape& shape,
                           const DayFactors& factors) {
    struct Day {
        double between = 0;
        double within = 0;
        [[nodiscard]] double sum() const { return between + within; }
    };
    const auto before_today = std::span(recent.hours).subspan(hours_of_day);
    const auto hours_with_spend =
        std::ranges::count_if(before_today, [](const RecentHour& hour) { return hour.spent > 0; });
    const bool tells_incidents = hours_with_spend >= enough_hours;
    std::array<Day, days_used> days{};
    double expected = 0;
    for (std::size_t i = hours_of_day; i < hours_used; ++i) {
        const auto& hour = recent.hours[i];
        const auto factor = tells_incidents ? factors[i / hours_of_day] : 1;
        if (hour.watched > 0 && factor > 0) {
            const auto usually = shape.rates[hour.place] * hour.watched;
            const auto differs = hour.spent * factor - usually;
            days[i / hours_of_day].between += differs * differs;
            const auto& logged = hours.at(recent.now - 1 - static_cast<HourlySpend::Index>(i));
            days[i / hours_of_day].within += logged.unevenness() * factor * factor;
            expected += usually;
        }
    }
    if (tells_incidents) {
        *std::ranges::max_element(days, {}, &Day::sum) = {};
    }
    HourChance chance{.between = 0, .within = 0, .known = hours_with_spend > 0};
    for (const auto& day : days) {
        chance.between += expected > 0 ? day.between / expected : 0;
        chance.within += expected > 0 ? day.within / expected : 0;
    }
    return chance;
}

}  // namespace

double HourChance::in(double hours) const {
    return large_payments * (within + std::min(1.0, hours) * between);
}

double UsualSpend::expected(SampleTime begin, SampleTime end) const {
    const auto first = std::max(begin, end - longest_told);
    const auto mean = rate_->per_day() / static_cast<double>(hours_of_day);
    double sum = 0;
    for (auto hour = HourlySpend::index_of(first); hour <= HourlySpend::index_of(end); ++hour) {
        const auto from = std::max(first, HourlySpend::begin_of(hour));
        const auto until = std::min(end, HourlySpend::begin_of(hour + 1));
        const auto rate = rate_->in(hour);
        const auto busy = busy_share * std::max(0.0, rate - mean);
        sum += (std::min(rate, mean) + busy) * in_hours(until - from);
    }
    if (payment_ && end >= payment_->begin && begin < payment_->end) {
        sum += payment_->amount;
    }
    return begin < first ? sum * (in_hours(end - begin) / in_hours(longest_told)) : sum;
}

double UsualSpend::level_before(double hours) const {
    return hours >= hours_that_change_it ? a_day_ago_ : 1;
}

UsualSpend usual_of_days(const HourlySpend& hours,
                         const RecentSpend& recent,
                         const UsualLevel& level,
                         const MonthlySpend& monthly,
                         const WeekPlaces& places) {
    auto factors = level.day_factors;
    factors[last_day] = 0;
    const auto shape = shape_of(recent, factors, level.lump);
    auto chance = chance_of_hours(hours, recent, shape, factors);
    chance.between *= level.now;
    chance.within *= level.now;
    const auto a_day_ago = level.now > 0 ? level.a_day_ago / level.now : 1;
    return {ExpectedRate(shape, level.now, monthly, places), chance, a_day_ago};
}

UsualSpend usual_of_payments(const HourlySpend& hours,
                             const RecentSpend& recent,
                             const DailySpend& days,
                             const WeekPlaces& places) {
    DayFactors factors{};
    factors.fill(1);
    factors[last_day] = 0;
    const auto yesterday = DailySpend::index_of(HourlySpend::begin_of(recent.now)) - 1;
    const auto payments = long_run(days, yesterday);
    const auto shape = shape_of(recent, factors, payments.payment);
    const auto by_shape = shape.per_day();
    const auto level = by_shape > 0 ? payments.per_day / by_shape : 0;
    auto chance = chance_of_hours(hours, recent, shape, factors);
    chance.within = std::max(chance.within, payments.payment);
    chance.known = chance.known || payments.payment > 0;
    return {ExpectedRate(shape, level, {}, places), chance};
}

}  // namespace balance
