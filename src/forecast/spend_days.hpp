// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The last four weeks, day by day, beside what a shape of the week expects:
// which days were out of the ordinary, how high the spend is by now, and how
// much of it chance decides.

#pragma once

#include <array>

#include "forecast/week_shape.hpp"

namespace balance {

struct SpendDay {
    double spent = 0;
    double expected = 0;  // by the shape, in the hours that were watched
    double watched = 0;   // hours
    double usual = 0;     // the median ratio of spent to expected in the days around this one

    [[nodiscard]] double ratio() const { return expected > 0 ? spent / expected : 0; }
    [[nodiscard]] bool tells() const;  // enough of it was watched
    [[nodiscard]] bool is_ordinary() const;
};

class SpendDays {
  public:
    SpendDays(const RecentSpend& recent, const WeekShape& shape);

    // Most days are near their usual.
    [[nodiscard]] bool regular() const { return regular_; }

    // Makes all ordinary days alike, so that a shape learns from none more than
    // from others; the ones out of the ordinary, campaigns and holidays, get 0.
    // Of irregular days it knows nothing.
    [[nodiscard]] std::array<double, days_used> factors() const;

    // What to multiply the shape with today.
    [[nodiscard]] double level() const;

    // The size of the lumps that the spend seems to come in, where it is like
    // lumps at random.
    [[nodiscard]] double lump() const;

    [[nodiscard]] double spent() const;

  private:
    void compare_with_neighbours();

    std::array<SpendDay, days_used> days_{};  // the newest first
    bool regular_ = false;
};

}  // namespace balance
