// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/sqlite.hpp"

#include <filesystem>

#include <doctest/doctest.h>

#include "temporary_directory.hpp"

using namespace balance;
using test::TemporaryDirectory;
using Kind = SqliteError::Kind;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds patience{50};

Database open(const std::string& path, Database::Create create = Database::Create::yes) {
    return {path, create, patience};
}

// The kind of the error that a function throws.
template <class Function>
std::string kind_of(Function&& function) {
    try {
        function();
    } catch (const SqliteError& error) {
        static constexpr const char* names[] = {"locked",      "full",      "read_only", "damaged",
                                                "cannot_open", "overtaken", "wal_gone",  "other"};
        return names[static_cast<int>(error.kind())];
    }
    return "no error";
}

}  // namespace

TEST_CASE("what is bound is stored and read back") {
    TemporaryDirectory directory;
    auto database = open(directory.path("x.sqlite"));
    database.run("CREATE TABLE t(number INTEGER, word TEXT, value REAL)");
    const std::string word("a'b\0c\n\xD0\x99", 8);
    database.prepare("INSERT INTO t VALUES(?, ?, 2.5)").bind(-9'000'000'000).bind(word).run();
    CHECK(database.last_row_id() == 1);
    auto statement = database.prepare("SELECT number, word, value, NULL FROM t");
    REQUIRE(statement.step());
    CHECK(statement.integer(0) == -9'000'000'000);
    CHECK(statement.text(1) == word);
    CHECK(statement.real(2) == 2.5);
    CHECK(statement.text(3).empty());
    CHECK_FALSE(statement.step());
}

TEST_CASE("a transaction that is not committed leaves nothing") {
    TemporaryDirectory directory;
    auto database = open(directory.path("x.sqlite"));
    database.run("CREATE TABLE t(number INTEGER)");
    const auto count = [&] {
        auto statement = database.prepare("SELECT count(*) FROM t");
        return statement.step() ? statement.integer(0) : -1;
    };
    {
        Transaction transaction(database);
        database.run("INSERT INTO t VALUES(1)");
        CHECK(count() == 1);
    }
    CHECK(count() == 0);
    {
        Transaction transaction(database);
        database.run("INSERT INTO t VALUES(1)");
        transaction.commit();
    }
    CHECK(count() == 1);
}

TEST_CASE("each fault has its kind") {
    TemporaryDirectory directory;
    const auto path = directory.path("x.sqlite");
    auto database = open(path);
    database.run("PRAGMA journal_mode=WAL; CREATE TABLE t(number INTEGER)");

    CHECK(kind_of([&] { open(directory.path("none"), Database::Create::no); }) == "cannot_open");
    CHECK(kind_of([&] { open(directory.path("no/such/place")); }) == "cannot_open");
    CHECK(kind_of([&] { database.run("SELECT 1 FROM none"); }) == "other");
    CHECK(kind_of([&] { static_cast<void>(database.prepare("no SQL")); }) == "other");

    const auto garbage = directory.write("garbage", std::string(4096, 'x'));
    CHECK(kind_of([&] { open(garbage).run("SELECT count(*) FROM sqlite_schema"); }) == "damaged");

    database.run("PRAGMA max_page_count=3");
    CHECK(kind_of([&] {
              for (int i = 0; i < 10'000; ++i) {
                  database.run("INSERT INTO t VALUES(1)");
              }
          }) == "full");

    auto other = open(path);
    Transaction held(other);
    const auto begin = std::chrono::steady_clock::now();
    auto late = open(path);
    CHECK(kind_of([&] { Transaction waits(late); }) == "locked");
    CHECK(std::chrono::steady_clock::now() - begin >= patience);
    CHECK(std::chrono::steady_clock::now() - begin < patience + std::chrono::seconds(10));
}

TEST_CASE("patience is for all waits together") {
    TemporaryDirectory directory;
    const auto path = directory.path("x.sqlite");
    auto other = open(path);
    other.run("PRAGMA journal_mode=WAL; CREATE TABLE t(number INTEGER)");
    Transaction held(other);
    Database database(path, Database::Create::no, std::chrono::milliseconds(100));
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 100; ++i) {
        CHECK(kind_of([&] { Transaction waits(database); }) == "locked");
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("a symbolic link in place of the file is not followed") {
    TemporaryDirectory directory;
    const auto path = directory.path("x.sqlite");
    open(path).run("CREATE TABLE t(number INTEGER)");
    fs::create_symlink(path, directory.path("link"));
    CHECK(kind_of([&] { open(directory.path("link")).run("SELECT 1 FROM t"); }) == "cannot_open");
    fs::create_symlink(directory.path("nothing"), directory.path("dangling"));
    CHECK(kind_of([&] { open(directory.path("dangling")); }) == "cannot_open");
    CHECK_FALSE(fs::exists(directory.path("nothing")));
}

TEST_CASE("the WAL is moved into the database only when asked") {
    TemporaryDirectory directory;
    const auto path = directory.path("x.sqlite");
    {
        auto database = open(path);
        database.run("PRAGMA journal_mode=WAL; CREATE TABLE t(word TEXT)");
        database.checkpoint();
    }
    const auto size = fs::file_size(path);
    {
        auto database = open(path);
        for (int i = 0; i < 3000; ++i) {
            database.run("INSERT INTO t VALUES('a word that takes some room in the page')");
        }
    }
    CHECK(fs::file_size(path) == size);
    CHECK(fs::file_size(path + "-wal") > 0);
    open(path).checkpoint();
    CHECK(fs::file_size(path) > size);
}

TEST_CASE("durability is NORMAL") {
    TemporaryDirectory directory;
    auto database = open(directory.path("x.sqlite"));
    auto statement = database.prepare("PRAGMA synchronous");
    REQUIRE(statement.step());
    CHECK(statement.integer(0) == 1);
}
