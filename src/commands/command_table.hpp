// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What the program does besides a check: each command with the option that asks for it. They ask
// nobody and read no ini file. --explain is none of them: it is a check that stops before it sends.

#pragma once

#include <string>

#include "config/environment.hpp"
#include "config/options.hpp"
#include "core/state.hpp"

namespace balance {

struct Command {
    Option option;
    State ends_as;
    // What to print. Throws a Failure for a mistake.
    std::string (*text)(const Options& options, const Environment& environment);
};

// The first of the table that was asked for, or nullptr.
[[nodiscard]] const Command* command_in(const Options& options);

}  // namespace balance
