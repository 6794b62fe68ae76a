// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The files of --key-file and --password-file, each read once. That one cannot be read matters only
// where its secret is needed.

#pragma once

#include <map>
#include <string>

#include "config/options.hpp"
#include "core/fault.hpp"
#include "secrets/secret.hpp"

namespace balance {

struct SecretFile {
    Secret content;  // without one final line end; empty where it cannot be read
    Fault fault;     // why it must not be used: not readable, or open to others
};

using SecretFiles = std::map<std::string, SecretFile, std::less<>>;  // by path

// Never throws for a file.
[[nodiscard]] SecretFiles read_secret_files(const Options& options);

}  // namespace balance
