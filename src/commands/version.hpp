// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// --version; with -v also what the program is made of, for the people who watch security
// advisories.

#pragma once

#include <string>

#include "config/options.hpp"

namespace balance {

[[nodiscard]] std::string version(const Options& options);

}  // namespace balance
