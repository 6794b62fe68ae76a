// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/usual_spend.hpp"

#include <algorithm>

namespace balance {

namespace {

// A payment half as large again as the large ones is nothing unusual.
constexpr double large_payments = 1.5;

// What drains an account comes on top and is no larger in its busy hours: what these exceed the
// mean by counts a quarter.
constexpr double busy_share = 0.25;

}  // namespace

double HourChance::in(double hours) const {
    return large_payments * (within + std::min(1.0, hours) * between);
}

HourChance chance_of_hours(const RecentSpend& recent,
                           const WeekShape& shape,
                           const DayFactors& day_factors) {
    struct Day {
        double between = 0;
        double within = 0;
        [[nodiscard]] double sum() const { return between + within; }
    };
    std::array<Day, days_used> days{};
    double expected = 0;
    for (std::size_t i = hours_of_day; i < hours_used; ++i) {
        const auto& hour = recent.hours[i];
        const auto factor = day_factors[i / hours_of_day];
        if (!(hour.watched > 0) || !(factor > 0)) {
            continue;
        }
        const auto usually = shape.rates[hour.place] * hour.watched;
        const auto differs = hour.spent * factor - usually;
        days[i / hours_of_day].between += differs * differs;
        days[i / hours_of_day].within += hour.unevenness * factor * factor;
        expected += usually;
    }
    // One day may have seen an incident.
    *std::ranges::max_element(days, {}, &Day::sum) = {};
    HourChance chance;
    for (const auto& day : days) {
        chance.between += expected > 0 ? day.between / expected : 0;
        chance.within += expected > 0 ? day.within / expected : 0;
    }
    return chance;
}

bool UsualSpend::is_known() const {
    return rate_ && rate_->per_day() > 0 && chance_.in(1) > 0;
}

double UsualSpend::expected(SampleTime begin, SampleTime end) const {
    const auto mean = rate_->per_day() / static_cast<double>(hours_of_day);
    double sum = 0;
    for (auto hour = HourlySpend::index_of(begin); hour <= HourlySpend::index_of(end); ++hour) {
        const auto from = std::max(begin, HourlySpend::begin_of(hour));
        const auto until = std::min(end, HourlySpend::begin_of(hour + 1));
        const auto rate = rate_->in(hour);
        sum += (std::min(rate, mean) + busy_share * std::max(0.0, rate - mean)) *
               in_hours(until - from);
    }
    if (payment_ && end >= payment_->begin && begin < payment_->end) {
        sum += payment_->amount;
    }
    return sum;
}

}  // namespace balance
