// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The whole program as one function: from the words of the command line to text and exit code.
//
// The only place that knows all stages, and the only one that turns a failure into a state. It
// neither prints nor exits; whatever is thrown inside ends as one clear line and exit code 3.

#pragma once

#include <string>
#include <vector>

#include "check/outcome.hpp"
#include "check/world.hpp"

namespace balance {

[[nodiscard]] Outcome run(const std::vector<std::string>& words, World& world);

}  // namespace balance
