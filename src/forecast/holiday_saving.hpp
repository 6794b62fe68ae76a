// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a holiday would save: one of the days ahead as quiet as the quietest of the week. Nobody
// tells this program of holidays; one before a weekend makes three days' money last for five.

#pragma once

#include <array>

#include "forecast/expected_rate.hpp"

namespace balance {

class HolidaySaving {
  public:
    HolidaySaving() = default;

    // On the days of the week from `now` on.
    HolidaySaving(const ExpectedRate& rate, HourlySpend::Index now);

    // While money lasts that is expected to last for `hours`. Nothing within a day, on which a
    // holiday is unlikely; the whole saving from two days on.
    [[nodiscard]] double within(double hours) const;

  private:
    std::array<double, hours_of_week + 1> by_hours_{};
};

}  // namespace balance
