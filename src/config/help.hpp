// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// --help and --version. Every option stands in the help, in the groups of the option table, within
// 80 columns.

#pragma once

#include <string>

namespace balance {

[[nodiscard]] std::string help_text();
[[nodiscard]] std::string version_text();

}  // namespace balance
