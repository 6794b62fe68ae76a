// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Which definition the options ask for, and how a report says where it came from.

#pragma once

#include "config/options.hpp"
#include "definition/catalogue.hpp"

namespace balance {

// `name`: what --provider or --show-provider gave. A --provider-dir that is no directory is a
// Failure; the usual one may be missing.
[[nodiscard]] ProviderChoice provider_choice(const std::optional<GivenOption>& name,
                                             const std::string& file,
                                             const std::optional<GivenOption>& directory);

// " (from /etc/check_balance/providers/x.json, in place of the built-in one)"; "" for a built-in.
[[nodiscard]] Message origin_of(const FoundDefinition& found);

}  // namespace balance
