// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The database file of --history: made where it is missing, looked at before it is trusted.
//
// It belongs to one user alone, see history_location.hpp and history_user.hpp. Many checks may come
// at once, also to a file that is not there yet. It begins as an empty file in its place: only
// beside one that is empty does SQLite throw away what a history of the same name left behind.

#pragma once

#include <chrono>
#include <string>

#include "core/expected.hpp"
#include "core/message.hpp"
#include "history/sqlite.hpp"

namespace balance {

struct HistoryFile {
    Database database;
    // By another program, before it was opened: the samples that stood in it are lost.
    bool lost_its_wal = false;
};

// Opened and of the right version. The error says why not, of which file, and what to do. Throws
// SqliteError.
[[nodiscard]] Expected<HistoryFile, Message> open_history_file(const std::string& path,
                                                               std::chrono::milliseconds patience);

}  // namespace balance
