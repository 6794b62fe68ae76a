// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What the check needs of the outside, as values and functions: tests pass their own.

#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "config/environment.hpp"
#include "core/deadline.hpp"
#include "core/state.hpp"
#include "http/client.hpp"

namespace balance {

struct World {
    HttpClient& client;
    Environment environment;
    Deadline::Clock::time_point start;  // of the process
    std::function<Deadline::Clock::time_point()> now;
    std::function<void(std::chrono::milliseconds)> pause;
    std::function<std::chrono::sys_time<std::chrono::milliseconds>()> wall_clock;
    // Ends the process with this state and line when the time is up and nobody has reported yet:
    // the last resort behind everything that keeps to the deadline by itself.
    std::function<void(Deadline::Clock::time_point, State, const std::string&)> set_last_resort;
};

}  // namespace balance
