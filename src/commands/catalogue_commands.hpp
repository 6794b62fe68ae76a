// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// --list-providers, --show-provider and --validate-provider.

#pragma once

#include <optional>
#include <string>

#include "config/options.hpp"

namespace balance {

// What to print, or nothing where none of the three was asked for. Throws a Failure for a mistake.
[[nodiscard]] std::optional<std::string> catalogue_action(const Options& options);

}  // namespace balance
