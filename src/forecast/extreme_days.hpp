// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// For a first look at the shape of the week: the days that spent far more than most would bend it.
// What comes on the same weekday more than once belongs to the shape; where there are several such
// days, they are how the account spends.

#pragma once

#include "forecast/week_shape.hpp"

namespace balance {

[[nodiscard]] DayFactors without_extreme_days(const RecentSpend& recent);

}  // namespace balance
