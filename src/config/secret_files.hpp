// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The files of --key-file and --password-file, each read once, at the start: the masker learns them
// whatever the run does, since a message may quote what a user mixed up, and the credentials take
// them where they are needed. Only there does it matter that one cannot be read.

#pragma once

#include <map>
#include <string>

#include "config/options.hpp"
#include "secrets/masker.hpp"
#include "secrets/secret.hpp"

namespace balance {

struct SecretFile {
    Secret content;  // without one final line end; empty where it cannot be read
    Message fault;   // why it must not be used, or empty: not readable, or open to others
};

using SecretFiles = std::map<std::string, SecretFile, std::less<>>;  // by path

// Never throws for a file.
[[nodiscard]] SecretFiles read_secret_files(const Options& options);

void learn(const SecretFiles& files, Masker& masker);

}  // namespace balance
