// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The whole check as one function: from the words of the command line to text and exit code.
//
// The only place that knows all stages, and the only one that turns a failure into a state. It
// neither prints nor exits; whatever is thrown inside ends as one clear line and exit code 3.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "check/world.hpp"

namespace balance {

struct Outcome {
    int exit_code;
    std::string output;
    // To be done when the output is out: nobody waits for it. It throws nothing.
    std::function<void()> afterwards{};
};

[[nodiscard]] Outcome run(const std::vector<std::string>& words, World& world);

}  // namespace balance
