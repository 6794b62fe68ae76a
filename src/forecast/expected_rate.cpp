// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/expected_rate.hpp"

#include <utility>

namespace balance {

ExpectedRate::ExpectedRate(const WeekShape& shape,
                           double level,
                           MonthlySpend monthly,
                           WeekPlaces places)
    : monthly_(std::move(monthly)), places_(std::move(places)) {
    for (std::size_t i = 0; i < hours_of_week; ++i) {
        usual_[i] = level * shape.rates[i];
        by_hour_of_day_[i % hours_of_day] += usual_[i] / 7;
    }
}

double ExpectedRate::in(Hour hour) const {
    if (monthly_.is_empty()) {
        return usually_in(hour);
    }
    const auto day = DailySpend::index_of(HourlySpend::begin_of(hour));
    return usually_in(hour) +
           monthly_.extra_on(day) * by_hour_of_day_[hour_of_week(hour) % hours_of_day];
}

std::vector<double> ExpectedRate::from(Hour hour, std::size_t count) const {
    std::vector<double> rates(count);
    auto place = hour_of_week(hour);
    for (std::size_t i = 0; i < count; ++i) {
        rates[i] = is_every_week_alike() ? usual_[place] : in(hour + static_cast<Hour>(i));
        place = place + 1 < hours_of_week ? place + 1 : 0;
    }
    return rates;
}

double ExpectedRate::per_day() const {
    double sum = 0;
    for (const auto rate : by_hour_of_day_) {
        sum += rate;
    }
    return sum;
}

}  // namespace balance
