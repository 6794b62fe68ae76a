// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/sqlite.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <thread>

#include <sqlite3.h>

namespace balance {

namespace {

SqliteError::Kind kind_of(int code) {
    using enum SqliteError::Kind;
    // SQLite reads a database that is too short as zeros: what is short is the WAL.
    if (code == SQLITE_IOERR_SHORT_READ) {
        return wal_gone;
    }
    if (code == SQLITE_IOERR_DELETE_NOENT) {
        return overtaken;
    }
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return locked;
        case SQLITE_FULL:
            return full;
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return read_only;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_SCHEMA:
            return damaged;
        case SQLITE_CANTOPEN:
            return cannot_open;
        default:
            return other;
    }
}

// Where the shared memory of the WAL cannot grow it is an I/O error to SQLite.
bool found_no_room(sqlite3* database) {
    const auto error = sqlite3_system_errno(database);
    return error == ENOSPC || error == EDQUOT;
}

void check(int code, sqlite3* database) {
    if (code == SQLITE_OK) {
        return;
    }
    if (database == nullptr) {
        throw SqliteError(kind_of(code), sqlite3_errstr(code));
    }
    const bool is_full = (code & 0xFF) == SQLITE_IOERR && found_no_room(database);
    throw SqliteError(is_full ? SqliteError::Kind::full : kind_of(code), sqlite3_errmsg(database));
}

// SQLite asks each time that it finds a lock; 0 is the end of the waiting.
int wait_for_lock(void* until, int times_before) {
    using namespace std::chrono;
    const auto left = *static_cast<steady_clock::time_point*>(until) - steady_clock::now();
    if (left <= steady_clock::duration(0)) {
        return 0;
    }
    const milliseconds pause(std::min(times_before + 1, 25));
    std::this_thread::sleep_for(std::min<steady_clock::duration>(left, pause));
    return 1;
}

}  // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    const auto code =
        sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    statement_.reset(statement);
    check(code, database);
}

Statement& Statement::bind(std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), ++bound_, value), database_);
    return *this;
}

Statement& Statement::bind(const std::string& value) {
    check(sqlite3_bind_text64(statement_.get(), ++bound_, value.data(), value.size(),
                              SQLITE_TRANSIENT, SQLITE_UTF8),
          database_);
    return *this;
}

Statement& Statement::bind_real(double value) {
    check(sqlite3_bind_double(statement_.get(), ++bound_, value), database_);
    return *this;
}

bool Statement::step() {
    const auto code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        check(code, database_);
    }
    return code == SQLITE_ROW;
}

void Statement::run() {
    while (step()) {
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const {
    const auto* text = sqlite3_column_text(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return text == nullptr ? std::string() : std::string(text, text + size);
}

void Database::Closer::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

Database::Database(const std::string& path, Create create, std::chrono::milliseconds patience)
    : patient_until_(std::make_unique<std::chrono::steady_clock::time_point>(
          std::chrono::steady_clock::now() + patience)) {
    sqlite3* database = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
                      (create == Create::yes ? SQLITE_OPEN_CREATE : 0);
    const auto code = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
    database_.reset(database);
    check(code, database);
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_handler(database, wait_for_lock, patient_until_.get());
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_wal_autocheckpoint(database, 0);
    run("PRAGMA synchronous=NORMAL");
}

Statement Database::prepare(std::string_view sql) {
    return {database_.get(), sql};
}

void Database::run(std::string_view sql) {
    const std::string text(sql);
    check(sqlite3_exec(database_.get(), text.c_str(), nullptr, nullptr, nullptr), database_.get());
}

std::int64_t Database::last_row_id() const {
    return sqlite3_last_insert_rowid(database_.get());
}

int Database::frames_in_wal() {
    int frames = 0;
    check(sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &frames,
                                    nullptr),
          database_.get());
    return frames;
}

bool Database::checkpoint() noexcept {
    sqlite3_busy_timeout(database_.get(), 0);
    return sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                     nullptr) == SQLITE_OK;
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (open_) {
        try {
            database_.run("ROLLBACK");
        } catch (const SqliteError&) {
            // SQLite has rolled back by itself.
            open_ = false;
        }
    }
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace balance
