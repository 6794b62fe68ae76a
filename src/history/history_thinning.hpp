// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Old samples of one account, of which one an hour is left, then one in six hours. The sums that
// each carries lose nothing by that.

#pragma once

#include <chrono>
#include <cstdint>

#include "history/sqlite.hpp"
#include "samples/sample.hpp"

namespace balance {

// Leaves the last sample of each hour of what is older than `keep`, and of each quarter of a day of
// what the forecast looks at by days. After a long night, or with a clock that is ahead, nothing
// shows that so much time has passed: then it waits. Throws SqliteError.
void thin_samples(Database& database,
                  std::int64_t series,
                  SampleTime now,
                  std::chrono::milliseconds keep);

}  // namespace balance
