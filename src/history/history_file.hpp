// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The database file of --history: made where it is missing, looked at before it is trusted.
//
// It belongs to one user alone: a file of another user's, one that others can read or write, and a
// directory that others can write are refused. Many checks may come at once, also to a file that is
// not there yet: it is set up under another name and then takes its place in one step.

#pragma once

#include <chrono>
#include <string>

#include "core/expected.hpp"
#include "history/sqlite.hpp"

namespace balance {

// Opened and of the right version. The error says why not and what to do. Throws SqliteError.
[[nodiscard]] Expected<Database> open_history_file(const std::string& path,
                                                   std::chrono::milliseconds patience);

}  // namespace balance
