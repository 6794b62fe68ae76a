// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/own_directory.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>

#include "history/history_user.hpp"

namespace balance {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view begin_of_a_database("SQLite format 3\0", 16);

bool is_part(const fs::path& path, const fs::path& file) {
    return std::ranges::any_of(history_parts, [&](const char* suffix) {
        return path.filename() == part_of_history(file.filename(), suffix);
    });
}

}  // namespace

bool is_historys_own(const fs::path& directory, const fs::path& file) {
    const auto above = directory.parent_path();
    if (above == "/" || above == directory || above == "/home") {
        return false;
    }
    std::error_code failed;
    bool has_history = false;
    auto entry = fs::directory_iterator(directory, failed);
    for (; !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
        if (!is_part(entry->path(), file)) {
            return false;
        }
        has_history = has_history || entry->path().filename() == file.filename();
    }
    return !failed && has_history && fs::is_regular_file(fs::symlink_status(file, failed)) &&
           !is_another_kind_of_file(file);
}

std::vector<fs::path> parts_that_are_there(const fs::path& file) {
    std::vector<fs::path> parts;
    for (const auto* suffix : history_parts) {
        std::error_code none;
        auto part = part_of_history(file, suffix);
        if (fs::is_regular_file(fs::symlink_status(part, none))) {
            parts.push_back(std::move(part));
        }
    }
    return parts;
}

bool is_another_kind_of_file(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string begin(begin_of_a_database.size(), '\0');
    stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    return stream.gcount() > 0 && begin != begin_of_a_database;
}

}  // namespace balance
