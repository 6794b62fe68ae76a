// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The last four weeks, day by day, beside what a shape of the week expects: which days were out of
// the ordinary, how high the spend is by now, and how much of it chance decides.

#pragma once

#include <array>

#include "forecast/week_shape.hpp"

namespace balance {

struct SpendDay {
    double spent = 0;
    double expected = 0;  // by the shape, in the hours that were watched
    double watched = 0;   // hours
    bool tells = false;   // enough of it was watched, and expected
    double usual = 0;     // the median ratio of spent to expected in the days around this one

    [[nodiscard]] double ratio() const { return expected > 0 ? spent / expected : 0; }
};

// For a first look: without days that spent far more than most, which would bend every shape.
[[nodiscard]] DayFactors without_extreme_days(const RecentSpend& recent);

class SpendDays {
  public:
    SpendDays(const RecentSpend& recent, const WeekShape& shape);

    // Most days are near their usual.
    [[nodiscard]] bool regular() const { return regular_; }

    // For shape_of(): leaves out the days that are out of the ordinary, campaigns and holidays,
    // unless most are.
    [[nodiscard]] DayFactors without_odd_days() const;
    // The same, and makes the others alike, so that a shape learns from none more than from others.
    [[nodiscard]] DayFactors levelled() const;

    // What to multiply the shape with today.
    [[nodiscard]] double level() const;

    // The size of the lumps that the spend seems to come in, where it is like lumps at random.
    [[nodiscard]] double lump() const;

    // How far a day is from its expected spend, on average, as a share of it.
    [[nodiscard]] double deviation() const;

    [[nodiscard]] double spent() const;

  private:
    [[nodiscard]] bool is_odd(const SpendDay& day) const;
    void compare_with_neighbours();
    void measure_deviation();

    std::array<SpendDay, days_used> days_{};  // the newest first
    bool regular_ = false;
    double deviation_ = 0;
    double mean_ = 0;  // expected on a day
};

}  // namespace balance
