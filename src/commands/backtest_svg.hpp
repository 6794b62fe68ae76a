// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A replay on one page, as SVG: the balance with its thresholds, the runway with its own, and
// behind both the time in which a rule alerted. Pure.

#pragma once

#include <string>

#include "commands/replay.hpp"
#include "core/time_zone.hpp"

namespace balance {

[[nodiscard]] std::string backtest_svg(const Replay& replay,
                                       const Settings& settings,
                                       const TimeZone& zone);

}  // namespace balance
