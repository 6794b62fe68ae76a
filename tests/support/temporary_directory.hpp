// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A directory of its own for one test, gone with everything in it at the test's end.

#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace balance::test {

class TemporaryDirectory {
  public:
    TemporaryDirectory() {
        auto pattern = (std::filesystem::temp_directory_path() / "check_balance.XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("mkdtemp failed");
        }
        path_ = pattern;
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string path(std::string_view name) const { return (path_ / name).string(); }

    // The path of the new file.
    [[nodiscard]] std::string write(std::string_view name,
                                    std::string_view content,
                                    unsigned mode = 0600) const {
        const auto file = path(name);
        std::ofstream stream(file, std::ios::binary);
        stream << content;
        stream.close();
        std::filesystem::permissions(file, static_cast<std::filesystem::perms>(mode));
        return file;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace balance::test
