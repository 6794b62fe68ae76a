// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The tables of a history, and how those of an older version become those of this one.
//
// A file of an older version is brought up to date where it is, in one transaction: it is of the
// one version or of the other at any moment, whoever else opens it meanwhile. Programs of the older
// version refuse it from then on.

#pragma once

#include "history/sqlite.hpp"

namespace balance {

inline constexpr int history_mark = 0x42414C48;  // "BALH", SQLite's application_id
inline constexpr int history_version = 2;        // SQLite's user_version

// In a database that is empty, or that another check has just set up, within a transaction. Throws
// SqliteError.
void create_history_tables(Database& database);

// Of a version from 1 on. Throws SqliteError.
void upgrade_history_tables(Database& database);

}  // namespace balance
