// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// --explain: in plain words what would be sent, how the reply would be read and when it would
// alert. Sends nothing. Works before the credentials are there: they show as what is missing.

#pragma once

#include <string>

#include "check/setup.hpp"
#include "config/credentials.hpp"
#include "config/environment.hpp"
#include "secrets/masker.hpp"

namespace balance {

// What --explain prints, rendered. The masker learns what is derived from the credentials and would
// be sent. Throws a Failure without a provider.
[[nodiscard]] std::string explain(const Setup& setup,
                                  const Credentials& credentials,
                                  const Environment& environment,
                                  Masker& masker);

}  // namespace balance
