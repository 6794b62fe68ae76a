// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// --list-providers, --show-provider and --validate-provider: what each prints. They throw a Failure
// for a mistake.

#pragma once

#include <string>

#include "config/options.hpp"

namespace balance {

[[nodiscard]] std::string list_providers(const Options& options);
[[nodiscard]] std::string show_provider(const Options& options);
[[nodiscard]] std::string validate_provider(const Options& options);

}  // namespace balance
