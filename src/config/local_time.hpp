// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The time zone that the options name, else this machine's. It is read here, so only where a time
// is told or counted.

#pragma once

#include "config/environment.hpp"
#include "config/history_settings.hpp"
#include "core/wall_clock.hpp"

namespace balance {

// Throws a Failure for a zone that is not known.
[[nodiscard]] WallClock wall_clock_of(const HistorySettings& settings,
                                      const Environment& environment);

}  // namespace balance
