// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// SQLite behind a few types that close what they opened. Nothing of SQLite shows outside.
//
// A database is opened for this purpose: journal in a WAL, durability NORMAL (a crash of the
// program loses nothing, a crash of the machine at most the last samples), no symbolic link as its
// file, and no checkpoint while it is open or closed: see checkpoint().

#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace balance {

// `what()` is SQLite's sentence.
class SqliteError : public std::runtime_error {
  public:
    enum class Kind {
        locked,
        full,
        read_only,
        damaged,
        cannot_open,
        overtaken,  // another process was faster in removing a file
        wal_gone,   // others use one that is not the file any more, or was cut off
        other,
    };

    SqliteError(Kind kind, const std::string& text) : std::runtime_error(text), kind_(kind) {}
    [[nodiscard]] Kind kind() const { return kind_; }

  private:
    Kind kind_;
};

class Statement {
  public:
    Statement(sqlite3* database, std::string_view sql);

    Statement& bind(std::int64_t value);
    Statement& bind(const std::string& value);
    Statement& bind_real(double value);
    // True while there is a row.
    [[nodiscard]] bool step();
    // For a statement without rows.
    void run();

    // Of the row, counted from 0.
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;

  private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
    int bound_ = 0;
};

class Database {
  public:
    enum class Create { no, yes };

    // `patience`: how long to wait for others' locks, in all, from now on.
    Database(const std::string& path, Create create, std::chrono::milliseconds patience);

    [[nodiscard]] Statement prepare(std::string_view sql);
    void run(std::string_view sql);
    [[nodiscard]] std::int64_t last_row_id() const;

    // As all who have the database open know it. What they have no more use for is moved into the
    // database. Throws SqliteError.
    [[nodiscard]] int frames_in_wal();

    // Moves what the WAL holds into the database and empties it; false where that failed, because
    // others are in the way or the disk is full. Nothing waits for locks afterwards.
    bool checkpoint() noexcept;

  private:
    struct Closer {
        void operator()(sqlite3* database) const;
    };
    // Stays where it is when this moves: SQLite looks at it when it has to wait.
    std::unique_ptr<std::chrono::steady_clock::time_point> patient_until_;
    std::unique_ptr<sqlite3, Closer> database_;
};

// Rolled back unless committed. It takes the lock for writing at once, so nothing fails half-way
// for want of it.
class Transaction {
  public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    void commit();

  private:
    Database& database_;
    bool open_ = true;
};

}  // namespace balance
