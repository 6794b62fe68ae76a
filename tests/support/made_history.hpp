// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A history with all its files, for tests that spoil owner, mode or kind of them; what is told of
// it, and the command that is told with it.

#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "failure_text.hpp"
#include "history/history_file.hpp"
#include "history/history_location.hpp"
#include "output/render.hpp"
#include "temporary_directory.hpp"

namespace balance::test {

inline constexpr uid_t daemon_user = 65534;

// Opened, used and closed again; "" where nothing is wrong with that.
[[nodiscard]] inline std::string fault_of(const std::string& file) {
    try {
        auto opened = open_history_file(file, std::chrono::seconds(20));
        if (!opened) {
            return render(opened.error(), Masker());
        }
        std::move(opened).value().database.run("DELETE FROM samples");
        return "";
    } catch (const SqliteError& error) {
        return std::string("sqlite: ") + error.what();
    }
}

// A history with all its files, in a directory of its own.
class MadeHistory {
  public:
    MadeHistory() {
        REQUIRE(fault().empty());
        std::filesystem::permissions(directory.path(""), std::filesystem::perms(0755));
    }

    [[nodiscard]] std::string fault() const { return fault_of(file); }

    // As the daemon's user would be told it.
    [[nodiscard]] std::string told(uid_t user) const {
        return test::text_of(fault_of_location(file, user));
    }

    void give(const std::vector<std::string>& paths, uid_t user) const {
        for (const auto& path : paths) {
            REQUIRE(::chown(path.c_str(), user, 0) == 0);
        }
    }

    TemporaryDirectory directory;
    std::string state = directory.path("state");
    std::string file = state + "/history.sqlite";
    std::string wal = file + "-wal";
    std::string index = file + "-shm";
};

// What is told instead of a command that changes the directory.
inline const std::string elsewhere =
    "name a file in a directory of its own with --history, make it with: install -d -m 0750 -o "
    "65534 "
    "/var/lib/check_balance";

// Runs what stands behind the last colon.
inline void mend(const std::string& fault) {
    const auto command = fault.substr(fault.rfind(": ") + 2);
    CAPTURE(command);
    CHECK(std::system(command.c_str()) == 0);  // NOLINT: as the user does
}

}  // namespace balance::test
