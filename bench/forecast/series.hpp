// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Real consumption from a file, made into prepaid accounts. The file is CSV with the columns `time`
// (epoch seconds, the beginning of the interval) and `spend` (in any unit, never negative), evenly
// spaced by 5 minutes to a day. The spend is scaled to 1 a day and spread evenly over its interval;
// an account is polled once an interval, but not more often than every 15 minutes.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "accounts.hpp"

namespace bench {

struct Series {
    std::string name;
    std::int64_t begin = 0;
    int steps_an_interval = 1;
    std::vector<double> demand;  // by step
};

// Throws std::runtime_error with the line that is wrong.
Series read_series(const std::string& file);

// Begins up to four weeks after the series, at most a tenth of it; the first eight weeks, or a
// third if that is less, do not count, and neither do the last days, of which nobody knows what
// follows.
Account make_account(const Series& series, std::uint64_t seed);

}  // namespace bench
