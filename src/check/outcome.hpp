// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How the program ends: its exit code and what it prints.

#pragma once

#include <functional>
#include <string>

namespace balance {

struct Outcome {
    int exit_code;
    std::string output;
    // To be done when the output is out: nobody waits for it. It throws nothing.
    std::function<void()> afterwards{};
};

}  // namespace balance
