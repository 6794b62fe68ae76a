// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Reading files whole and bounded, and the rule for files that hold a secret.

#pragma once

#include <string>
#include <string_view>

#include "core/expected.hpp"

namespace balance {

struct FileContent {
    std::string bytes;
    // Why the file may not hold a secret, with the remedy, or "": see secret_file_fault().
    std::string secret_fault;
    // Why its content may not be trusted, likewise: see foreign_hand_fault().
    std::string trust_fault;
};

struct FileError {
    std::string reason;  // own words or the system's, without the path
    bool too_large = false;
    bool missing = false;
};

enum class FileKind { any, regular };

// The file behind all symbolic links; "-" is standard input where any kind of file will do.
[[nodiscard]] Expected<FileContent, FileError> read_file(const std::string& path,
                                                         FileKind kind,
                                                         std::size_t max_bytes);

// Takes the place of what the file held. "" or why it cannot be written. Never through a symbolic
// link.
[[nodiscard]] std::string write_file(const std::string& path, std::string_view bytes);

// A secret may stand in a regular file of our own user or of root to which others have no access
// and which the group may at most read. "" where that holds, else what is wrong.
[[nodiscard]] std::string secret_file_fault(bool regular,
                                            unsigned mode,
                                            unsigned owner,
                                            unsigned user);

// A file that nobody names, found in a directory, counts only where nobody but our own user or root
// can write it. "" where that holds, else what is wrong.
[[nodiscard]] std::string foreign_hand_fault(unsigned mode, unsigned owner, unsigned user);

// "0644"
[[nodiscard]] std::string octal(unsigned mode);

}  // namespace balance
