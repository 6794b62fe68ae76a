// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A CSV of balances over time, for a backtest: a header "time,balance", then one sample a line, in
// the order of the times. Times are those of core/timestamp.hpp, balances plain amounts. Blank
// lines, CR LF, a byte order mark and quotes around a field are fine.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"
#include "forecast/running_spend.hpp"

namespace balance {

// The error names the line.
[[nodiscard]] Expected<std::vector<TimedBalance>> parse_sample_file(std::string_view text);

}  // namespace balance
