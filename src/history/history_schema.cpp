// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history_schema.hpp"

#include <cstdint>
#include <string>

namespace balance {

namespace {

// What was undone before nobody knows; the drops of then stay spent.
constexpr auto from_1_to_2 =
    "ALTER TABLE samples ADD COLUMN undone TEXT NOT NULL DEFAULT '0';"
    "ALTER TABLE states ADD COLUMN since INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE states ADD COLUMN lowest REAL NOT NULL DEFAULT 0;";

std::int64_t version_of(Database& database) {
    auto version = database.prepare("SELECT user_version FROM pragma_user_version");
    return version.step() ? version.integer(0) : 0;
}

void set_version(Database& database) {
    database.run("PRAGMA user_version=" + std::to_string(history_version));
}

}  // namespace

void create_history_tables(Database& database) {
    database.run(
        "CREATE TABLE IF NOT EXISTS series("
        "  id INTEGER PRIMARY KEY, provider TEXT NOT NULL, account TEXT NOT NULL,"
        "  metric TEXT NOT NULL, currency TEXT NOT NULL, changed INTEGER NOT NULL,"
        "  hourly_until INTEGER NOT NULL, daily_until INTEGER NOT NULL,"
        "  UNIQUE(provider, account, metric, currency));"
        "CREATE TABLE IF NOT EXISTS states("
        "  series INTEGER NOT NULL, rule TEXT NOT NULL, state INTEGER NOT NULL,"
        "  since INTEGER NOT NULL DEFAULT 0, lowest REAL NOT NULL DEFAULT 0,"
        "  PRIMARY KEY(series, rule)) WITHOUT ROWID;"
        "CREATE TABLE IF NOT EXISTS samples("
        "  series INTEGER NOT NULL, time INTEGER NOT NULL, amount TEXT NOT NULL,"
        "  spent TEXT NOT NULL, hidden INTEGER NOT NULL, undone TEXT NOT NULL DEFAULT '0',"
        "  PRIMARY KEY(series, time)) WITHOUT ROWID;");
    database.run("PRAGMA application_id=" + std::to_string(history_mark));
    set_version(database);
}

void upgrade_history_tables(Database& database) {
    Transaction transaction(database);
    // Several checks may have come to do it, one after the other.
    if (version_of(database) == 1) {
        database.run(from_1_to_2);
        set_version(database);
    }
    transaction.commit();
}

}  // namespace balance
