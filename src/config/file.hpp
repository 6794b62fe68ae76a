// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Reading files whole and bounded, and the rule for files that hold a secret.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/expected.hpp"
#include "core/fault.hpp"

namespace balance {

struct FileContent {
    std::string bytes;
    // Why the file may not hold a secret, with the remedy: see secret_file_fault().
    Fault secret_fault;
    // Why its content may not be trusted, likewise: see foreign_hand_fault().
    Fault trust_fault;
};

struct FileError {
    enum class Kind {
        missing,
        denied,  // to the user that runs this
        too_large,
        other,
    };
    Kind kind;
    std::string reason;  // own words or the system's, without the path
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
// and which the group may at most read. The fault comes with the command that mends it.
[[nodiscard]] Fault secret_file_fault(const FileFacts& file, unsigned user);

// A file that nobody names, found in a directory, counts only where nobody but our own user or root
// can write it. The fault comes likewise.
[[nodiscard]] Fault foreign_hand_fault(const FileFacts& file, unsigned user);

// "0644"
[[nodiscard]] std::string octal(unsigned mode);

}  // namespace balance
