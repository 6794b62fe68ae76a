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
    const auto content = read_file(path, FileKind::regular, max_secret_bytes);
    if (!content) {
        auto fault = Message("cannot be read: ") << Own{content.error().reason};
        if (content.error().denied) {
            fault << "; user " << ::geteuid()
                  << " who runs this check must be able to read it and to enter its directories: "
                     "see its owner and mode (chown, chmod 0640)";
        }
        return {Secret(""), fault};
    }
    return {Secret(without_line_end(content->bytes)), content->secret_fault.empty()
                                                          ? Message()
                                                          : Message("the file is refused: ")
                                                                << content->secret_fault};
}

}  // namespace

SecretFiles read_secret_files(const Options& options) {
    SecretFiles files;
    for (const auto& option : options.all()) {
        const bool names_one =
            option.spec->name == "key-file" || option.spec->name == "password-file";
        if (names_one && !files.contains(option.value)) {
            files.emplace(option.value, read_secret_file(option.value));
        }
    }
    return files;
}

void learn(const SecretFiles& files, Masker& masker) {
    for (const auto& [path, file] : files) {
        masker.add(file.content.reveal());
    }
}

}  // namespace balance
