// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether a directory was made for one history and for nothing else. Only of such a one may a
// command that is told to root change owner or mode: that of any other may be what a system stands
// on.
//
// It must be seen: a directory that cannot be listed, or is empty, may be anybody's.

#pragma once

#include <filesystem>
#include <vector>

namespace balance {

// True where the history is in it, and beside it only what SQLite puts there.
[[nodiscard]] bool is_historys_own(const std::filesystem::path& directory,
                                   const std::filesystem::path& file);

// A file with a content that no history begins with. One that cannot be read may be a history.
[[nodiscard]] bool is_another_kind_of_file(const std::filesystem::path& file);

// Those of the history's files that stand there as regular files.
[[nodiscard]] std::vector<std::filesystem::path> parts_that_are_there(
    const std::filesystem::path& file);

}  // namespace balance
