// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Reading files whole and bounded, and the rule for files that hold a secret.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/expected.hpp"
#include "core/message.hpp"

namespace balance {

struct FileContent {
    std::string bytes;
    // Why the file may not hold a secret, with the remedy, or empty: see secret_file_fault().
    Message secret_fault;
    // Why its content may not be trusted, likewise: see foreign_hand_fault().
    Message trust_fault;
};

struct FileError {
    std::string reason;  // own words or the system's, without the path
    bool too_large = false;
    bool missing = false;
    bool denied = false;  // to the user that runs this
};

enum class FileKind { any, regular };

// The file behind all symbolic links; "-" is standard input where any kind of file will do.
[[nodiscard]] Expected<FileContent, FileError> read_file(const std::string& path,
                                                         FileKind kind,
                                                         std::size_t max_bytes);

// Takes the place of what the file held. Why it cannot be written, if it cannot. Never through a
// symbolic link.
[[nodiscard]] std::optional<std::string> write_file(const std::string& path,
                                                    std::string_view bytes);

struct FileFacts {
    std::string path;
    bool regular;
    unsigned mode;
    unsigned owner;
};

// A secret may stand in a regular file of our own user or of root to which others have no access
// and which the group may at most read. Empty where that holds, else what is wrong, with the
// command that mends it.
[[nodiscard]] Message secret_file_fault(const FileFacts& file, unsigned user);

// A file that nobody names, found in a directory, counts only where nobody but our own user or root
// can write it. Empty where that holds, else what is wrong, likewise.
[[nodiscard]] Message foreign_hand_fault(const FileFacts& file, unsigned user);

// "0644"
[[nodiscard]] std::string octal(unsigned mode);

}  // namespace balance
