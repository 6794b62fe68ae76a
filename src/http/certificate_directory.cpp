// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/certificate_directory.hpp"

#include <memory>
#include <string_view>

#include <dirent.h>
#include <unistd.h>

namespace balance {

namespace {

struct DirectoryCloser {
    void operator()(DIR* directory) const { closedir(directory); }
};

bool is_hash_name(std::string_view name) {
    return name.size() == 10 && name.ends_with(".0") &&
           name.find_first_not_of("0123456789abcdef") == 8;
}

}  // namespace

bool is_hashed_certificate_directory(const std::string& path) {
    const std::unique_ptr<DIR, DirectoryCloser> directory(opendir(path.c_str()));
    if (directory == nullptr) {
        return false;
    }
    while (const auto* entry = readdir(directory.get())) {
        // A package that was removed leaves links behind that lead nowhere.
        if (is_hash_name(entry->d_name) &&
            ::faccessat(dirfd(directory.get()), entry->d_name, R_OK, 0) == 0) {
            return true;
        }
    }
    return false;
}

}  // namespace balance
