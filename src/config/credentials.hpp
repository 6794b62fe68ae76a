// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Login, password and key of this run, from the command line, an ini file or the environment.

#pragma once

#include <optional>
#include <string>

#include "config/environment.hpp"
#include "config/options.hpp"
#include "config/secret_files.hpp"
#include "core/expected.hpp"
#include "core/failure.hpp"
#include "secrets/secret.hpp"

namespace balance {

struct Credentials {
    std::string login;  // "" where none is known; not secret
    std::optional<Secret> password;
    std::optional<Secret> key;
};

// Throws a Failure where the value and the file of one secret are given in one place.
void check_credential_options(const Options& options);

// The login alone: what names an account also where nobody is asked.
[[nodiscard]] Expected<std::string, Failure> login_of(const Options& options,
                                                      const Environment& environment);

// For each: command line, then ini files, then environment. The error is a file that cannot be
// used, a secret of two lines, or one with characters at its ends that nobody sees.
[[nodiscard]] Expected<Credentials, Failure> credentials_from(const Options& options,
                                                              const SecretFiles& files,
                                                              const Environment& environment);

}  // namespace balance
