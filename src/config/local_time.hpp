// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What the options say of local time: the zone, else this machine's, and the holidays. Both are
// read here, so only where a time is told or counted.

#pragma once

#include "config/environment.hpp"
#include "config/history_settings.hpp"
#include "core/expected.hpp"
#include "core/failure.hpp"
#include "core/holidays.hpp"
#include "core/wall_clock.hpp"

namespace balance {

// Throws a Failure for a zone that is not known.
[[nodiscard]] WallClock wall_clock_of(const HistorySettings& settings,
                                      const Environment& environment);

// None where no file was named.
[[nodiscard]] Expected<Holidays, Failure> holidays_of(const HistorySettings& settings);

}  // namespace balance
