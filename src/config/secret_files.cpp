// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/secret_files.hpp"

#include <string_view>

#include <unistd.h>

#include "config/file.hpp"

namespace balance {

namespace {

constexpr std::size_t max_secret_bytes = 64UL * 1024;

std::string_view without_line_end(std::string_view text) {
    if (text.ends_with('\n')) {
        text.remove_suffix(1);
        text.remove_suffix(text.ends_with('\r') ? 1 : 0);
    }
    return text;
}

SecretFile read_secret_file(const std::string& path) {
    auto read = read_file(path, FileKind::regular, max_secret_bytes);
    if (!read) {
        auto fault = Message("cannot be read: ") << Own{read.error().reason};
        if (read.error().kind == FileError::Kind::denied) {
            fault << "; user " << ::geteuid()
                  << ", who runs this check, cannot read it or enter one of its directories: check "
                     "owner and mode (chown, chmod 0640)";
        }
        return {Secret(""), fault};
    }
    auto content = std::move(read).value();
    const Secret bytes(std::move(content.bytes));
    SecretFile file{Secret(without_line_end(bytes.reveal())), {}};
    if (content.secret_fault) {
        file.fault = Message("the file is refused: ") << *content.secret_fault;
    }
    return file;
}

}  // namespace

SecretFiles read_secret_files(const Options& options) {
    SecretFiles files;
    for (const auto& option : options.all()) {
        const bool names_one =
            option.spec->option == Option::key_file || option.spec->option == Option::password_file;
        if (names_one && !files.contains(option.value)) {
            files.emplace(option.value, read_secret_file(option.value));
        }
    }
    return files;
}

}  // namespace balance
