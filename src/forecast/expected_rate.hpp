// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What is expected to be spent in an hour: the shape of the week at today's level, and what comes
// every month on top.

#pragma once

#include <vector>

#include "forecast/monthly_spend.hpp"
#include "forecast/week_shape.hpp"

namespace balance {

class ExpectedRate {
  public:
    using Hour = HourlySpend::Index;

    ExpectedRate(const WeekShape& shape, double level, MonthlySpend monthly, WeekPlaces places);

    // In the same hour of any week, without holidays and what comes every month.
    [[nodiscard]] double in_any_week(Hour hour) const { return usual_[hour_of_week(hour)]; }
    // Without what comes every month.
    [[nodiscard]] double usually_in(Hour hour) const { return usual_[places_.of(hour)]; }
    [[nodiscard]] double in(Hour hour) const;
    // In each of so many hours from one on.
    [[nodiscard]] std::vector<double> from(Hour hour, std::size_t count) const;

    // What was to come on top on this day has come.
    void settle(DailySpend::Index day) { monthly_.settle(day); }

    [[nodiscard]] const MonthlySpend& monthly() const { return monthly_; }

    // Neither holidays nor what comes every month are known.
    [[nodiscard]] bool is_every_week_alike() const {
        return monthly_.is_empty() && !places_.has_holidays();
    }

    // On a usual day.
    [[nodiscard]] double per_day() const;

  private:
    std::array<double, hours_of_week> usual_{};
    std::array<double, hours_of_day> by_hour_of_day_{};
    MonthlySpend monthly_;
    WeekPlaces places_;
};

}  // namespace balance
