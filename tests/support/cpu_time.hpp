// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What was computed, whatever else keeps the machine busy: a limit on it holds under any load.

#pragma once

#include <chrono>
#include <ctime>

namespace balance::test {

// Of this process, since it began.
[[nodiscard]] inline std::chrono::nanoseconds cpu_time() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace balance::test
