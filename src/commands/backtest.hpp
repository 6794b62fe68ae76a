// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// --backtest: when the rules would have alerted on balances of the past, as lines of text, and with
// --backtest-svg as a picture. Needs no provider and no history.

#pragma once

#include <string>

#include "config/environment.hpp"
#include "config/options.hpp"

namespace balance {

// What to print. Throws a Failure for a mistake in options or file.
[[nodiscard]] std::string backtest(const Options& options, const Environment& environment);

}  // namespace balance
