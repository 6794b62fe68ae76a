// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/week_shape.hpp"

#include <algorithm>
#include <numeric>

namespace balance {

namespace {

// Nearly all of this time must have been watched: a poll may be missed.
constexpr double nearly = 0.9;
constexpr double enough_for_hours_of_week = nearly * 14 * hours_of_day;
constexpr double enough_for_days_of_week = nearly * 8 * hours_of_day;
constexpr double enough_for_hours_of_day = nearly * 2 * hours_of_day;

constexpr double sharp_share = 0.2;

// How many hours of watching a guess is worth, at least: as many as see so many lumps.
constexpr double weight_of_average = 1;
constexpr double weight_of_average_day = 12;
constexpr double weight_of_hour_of_day = 1;
constexpr double lumps_of_a_guess = 1;

struct Rate {
    double spent = 0;
    double watched = 0;

    void add(double amount, double time) {
        spent += amount;
        watched += time;
    }
    [[nodiscard]] double towards(double guess, double weight) const {
        return (spent + guess * weight) / (watched + weight);
    }
};

struct Rates {
    Rate all;
    Rate sharp;
    std::array<Rate, hours_of_day> by_hour_of_day{};
    std::array<Rate, 7> by_day_of_week{};
    std::array<Rate, hours_of_week> by_hour_of_week{};
};

Rates sum_up(const RecentSpend& recent, const DayFactors& day_factors) {
    Rates rates;
    std::array<Rate, hours_of_week> sharp{};
    for (std::size_t day = 0; day < days_used; ++day) {
        if (day_factors[day] <= 0) {
            continue;
        }
        for (auto i = day * hours_of_day; i < (day + 1) * hours_of_day; ++i) {
            const auto& hour = recent.hours[i];
            const auto spent = hour.spent * day_factors[day];
            rates.by_hour_of_week[hour.place].add(spent, hour.watched);
            if (!hour.blurred) {
                sharp[hour.place].add(spent, hour.watched);
            }
        }
    }
    for (std::size_t place = 0; place < hours_of_week; ++place) {
        const auto& all = rates.by_hour_of_week[place];
        rates.by_day_of_week[place / hours_of_day].add(all.spent, all.watched);
        rates.by_hour_of_day[place % hours_of_day].add(sharp[place].spent, sharp[place].watched);
    }
    for (const auto& day : rates.by_day_of_week) {
        rates.all.add(day.spent, day.watched);
    }
    for (const auto& hours : rates.by_hour_of_day) {
        rates.sharp.add(hours.spent, hours.watched);
    }
    return rates;
}

SpendBasis basis_of(const Rates& rates) {
    // Polls at work only: the hours between them are known together.
    if (rates.all.watched >= enough_for_hours_of_week &&
        rates.sharp.watched >= sharp_share * rates.all.watched) {
        return SpendBasis::hour_of_week;
    }
    return rates.sharp.watched >= enough_for_hours_of_day ? SpendBasis::hour_of_day
                                                          : SpendBasis::average;
}

}  // namespace

double WeekShape::per_day() const {
    return std::accumulate(rates.begin(), rates.end(), 0.0) / 7;
}

WeekShape shape_of(const RecentSpend& recent, const DayFactors& day_factors, double lump) {
    const auto rates = sum_up(recent, day_factors);
    const auto average = rates.all.watched > 0 ? rates.all.spent / rates.all.watched : 0;
    const bool days_known = rates.all.watched >= enough_for_days_of_week;
    const auto guess = average > 0 ? lumps_of_a_guess * lump / average : 0;  // hours
    WeekShape shape;
    shape.basis = basis_of(rates);
    shape.watched = rates.all.watched;
    shape.too_far_apart =
        shape.basis != SpendBasis::hour_of_week && rates.all.watched >= enough_for_hours_of_week;
    for (std::size_t place = 0; place < hours_of_week; ++place) {
        auto rate = average;
        if (shape.basis != SpendBasis::average) {
            rate = rates.by_hour_of_day[place % hours_of_day].towards(
                rate, std::max(weight_of_average, guess));
        }
        if (days_known && average > 0) {
            const auto& day = rates.by_day_of_week[place / hours_of_day];
            rate *= day.towards(average, std::max(weight_of_average_day, guess)) / average;
        }
        if (shape.basis == SpendBasis::hour_of_week) {
            rate =
                rates.by_hour_of_week[place].towards(rate, std::max(weight_of_hour_of_day, guess));
        }
        shape.rates[place] = rate;
    }
    return shape;
}

}  // namespace balance
