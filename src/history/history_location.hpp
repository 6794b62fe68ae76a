// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Looks at the directory and the files of a history before they are trusted: each must belong to
// its user, who can read and write it and nobody else can. Each fault is one sentence that names
// the very file and the command that mends it for all of them. It changes nothing.
//
// A directory that is not seen to be the history's own is never given away by such a command: see
// own_directory.hpp. Files are named one by one, so that it hits nothing else.

#pragma once

#include <filesystem>

#include <sys/types.h>

#include "core/fault.hpp"

namespace balance {

// Files that are not there yet are none.
[[nodiscard]] Fault fault_of_location(const std::filesystem::path& file, uid_t user);

// For a directory that could not be made, for this reason of the system.
[[nodiscard]] Message fault_of_missing_directory(const std::filesystem::path& directory,
                                                 uid_t user,
                                                 int error);

// The path as a word of a shell's command.
[[nodiscard]] Message shell_word(const std::filesystem::path& path);

}  // namespace balance
