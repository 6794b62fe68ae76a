// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Makes the process a bad place to steal from, before it learns any secret.

#pragma once

#include <string>
#include <vector>

#include "config/environment.hpp"

namespace balance {

// No core dumps, no tracing by others, a file descriptor behind 0, 1 and 2 each. False where the
// program runs with more rights than its caller: it must refuse then.
[[nodiscard]] bool harden_process();

// The words behind the program's name. In the process list every secret among them becomes "***".
[[nodiscard]] std::vector<std::string> take_arguments(int argc, char** argv);

// The variables that we read; then the process has no environment at all, so that no variable
// steers a library. The secrets among them are wiped where the kernel shows them.
[[nodiscard]] Environment take_environment();

}  // namespace balance
