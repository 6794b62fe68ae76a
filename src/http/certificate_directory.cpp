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

int hashed_certificates(const std::string& directory, int enough) {
    const std::unique_ptr<DIR, DirectoryCloser> open(opendir(directory.c_str()));
    int count = 0;
    while (open != nullptr && count < enough) {
        const auto* entry = readdir(open.get());
        if (entry == nullptr) {
            break;
        }
        // A package that was removed leaves links behind that lead nowhere.
        if (is_hash_name(entry->d_name) &&
            ::faccessat(dirfd(open.get()), entry->d_name, R_OK, 0) == 0) {
            ++count;
        }
    }
    return count;
}

}  // namespace balance
