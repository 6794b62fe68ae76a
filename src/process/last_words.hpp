// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The line that is printed where the normal way to one is cut off: a signal, a crash,
// std::terminate, or a deadline that passed while a system call did not come back. Always exit code
// 0 to 3.

#pragma once

#include <chrono>
#include <string>

#include "core/deadline.hpp"
#include "core/state.hpp"

namespace balance {

// Handlers for every signal that would end the process otherwise; SIGPIPE and SIGXFSZ are ignored
// so that the failing write is seen.
void install_last_words();

// At this moment the process ends with this state and line, unless it reports before.
void set_last_resort(Deadline::Clock::time_point when, State state, const std::string& line);

// The time until then, for writing the result; never less than a moment.
[[nodiscard]] std::chrono::milliseconds time_left();

// From here on the result is being written: signals no longer put a second line beside it.
void result_is_being_written();

// From here on any signal, a crash and the deadline end the process with this code: the verdict is
// out.
void result_is_out(int code);

// Prints an UNKNOWN line and ends the process. For main() alone.
[[noreturn]] void die_unknown(const char* reason) noexcept;

}  // namespace balance
