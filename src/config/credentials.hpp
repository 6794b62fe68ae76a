// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Login, password and key of this run, from the command line, an ini file or the environment.

#pragma once

#include <optional>
#include <string>

#include "config/environment.hpp"
#include "config/options.hpp"
#include "config/secret_files.hpp"
#include "secrets/masker.hpp"
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
[[nodiscard]] std::string login_of(const Options& options, const Environment& environment);

// For each: command line, then ini files, then environment; value and file of one secret together
// in one place are a mistake, and so is a secret of two lines, or with characters at its ends that
// nobody sees. The masker learns each secret together with the login, as basic authentication
// sends them; the secrets themselves it knows by then.
[[nodiscard]] Credentials read_credentials(const Options& options,
                                           const SecretFiles& files,
                                           const Environment& environment,
                                           Masker& masker);

}  // namespace balance
