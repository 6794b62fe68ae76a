// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history_file.hpp"

#include <filesystem>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "temporary_directory.hpp"

using namespace balance;
using test::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

// "" where the file can be opened and used, else why not.
std::string fault(const std::string& path) {
    try {
        auto database = open_history_file(path, std::chrono::milliseconds(2000));
        if (!database) {
            return database.error();
        }
        auto opened = std::move(database).value();
        auto statement = opened.prepare("SELECT count(*) FROM samples, series");
        return statement.step() ? "" : "no row";
    } catch (const SqliteError& error) {
        return std::string("sqlite: ") + error.what();
    }
}

std::string made(const TemporaryDirectory& directory) {
    const auto path = directory.path("state/history.sqlite");
    CHECK(fault(path).empty());
    return path;
}

unsigned mode_of(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
}

void run(const std::string& path, std::string_view sql) {
    Database(path, Database::Create::no, std::chrono::milliseconds(100)).run(sql);
}

}  // namespace

TEST_CASE("a history that is missing is made, with its directory, for the user alone") {
    TemporaryDirectory directory;
    const auto path = made(directory);
    CHECK(mode_of(path) == 0600);
    CHECK(mode_of(directory.path("state")) == 0700);
    CHECK(fault(path).empty());
    for (const auto& entry : fs::directory_iterator(directory.path("state"))) {
        CHECK(entry.path().filename().string().starts_with("history.sqlite"));
        CHECK(entry.path().filename().string().size() <= std::string("history.sqlite-wal").size());
    }
}

TEST_CASE("only one directory is made") {
    TemporaryDirectory directory;
    CHECK(fault(directory.path("a/b/history.sqlite")) ==
          "its directory cannot be made: No such file or directory");
    CHECK_FALSE(fs::exists(directory.path("a")));
}

TEST_CASE("a generous umask opens nothing") {
    TemporaryDirectory directory;
    const auto before = ::umask(0);
    const auto path = made(directory);
    ::umask(before);
    CHECK(mode_of(path) == 0600);
    CHECK(mode_of(path + "-wal") == 0600);
    CHECK(mode_of(directory.path("state")) == 0700);
}

TEST_CASE("a file or directory to which others have access is refused") {
    TemporaryDirectory directory;
    const auto path = made(directory);
    for (const unsigned mode : {0640U, 0604U, 0620U, 0602U, 0610U, 0666U, 0777U}) {
        CAPTURE(mode);
        ::chmod(path.c_str(), mode);
        CHECK(fault(path) == "others have access to it: chmod 0600");
    }
    ::chmod(path.c_str(), 0600);
    const auto state = directory.path("state");
    for (const unsigned mode : {0770U, 0707U, 0720U, 0702U, 01777U}) {
        CAPTURE(mode);
        ::chmod(state.c_str(), mode);
        CHECK(fault(path) ==
              "its directory can be written by others: give it a directory of its own, chmod 0700");
    }
    for (const unsigned mode : {0750U, 0755U, 0700U}) {
        CAPTURE(mode);
        ::chmod(state.c_str(), mode);
        CHECK(fault(path).empty());
    }
}

TEST_CASE("what belongs to another user is refused") {
    if (::geteuid() != 0) {
        return;  // Only root gives files away.
    }
    TemporaryDirectory directory;
    const auto path = made(directory);
    const auto state = directory.path("state");
    REQUIRE(::chown(path.c_str(), 65534, 65534) == 0);
    CHECK(fault(path) ==
          "it belongs to another user: run the check as that user, or use another file");
    REQUIRE(::chown(path.c_str(), 0, 0) == 0);
    REQUIRE(::chown(state.c_str(), 65534, 65534) == 0);
    CHECK(fault(path) == "its directory belongs to another user: give it a directory of its own");
}

TEST_CASE("only a regular file is a history, and a link only on the way to it") {
    TemporaryDirectory directory;
    const auto path = made(directory);
    const auto in_state = [&](const std::string& name) { return directory.path("state/" + name); };
    fs::create_symlink(path, in_state("link"));
    fs::create_symlink(in_state("nothing"), in_state("dangling"));
    fs::create_directory(in_state("folder"));
    REQUIRE(::mkfifo(in_state("fifo").c_str(), 0600) == 0);
    for (const auto* name : {"link", "dangling", "folder", "fifo"}) {
        CAPTURE(name);
        CHECK(fault(in_state(name)) == "it is not a regular file");
    }
    CHECK_FALSE(fs::exists(in_state("nothing")));
    CHECK(fault(path + "/x").ends_with("Not a directory"));
    fs::create_directory_symlink(directory.path("state"), directory.path("way"));
    CHECK(fault(directory.path("way/history.sqlite")).empty());
}

TEST_CASE("another program's database and another version's are left alone") {
    TemporaryDirectory directory;
    const auto path = made(directory);
    run(path, "PRAGMA user_version=2");
    CHECK(fault(path) == "it was written by another version of check_balance: use another file");
    run(path, "PRAGMA user_version=1; PRAGMA application_id=7");
    CHECK(fault(path) == "it is another program's database: use another file");
    run(path, "PRAGMA user_version=0; PRAGMA application_id=0");
    CHECK(fault(path) == "it is another program's database: use another file");
}

TEST_CASE("an empty file is filled and anything else is no history") {
    TemporaryDirectory directory;
    CHECK(fault(directory.write("empty", "")).empty());
    CHECK(fault(directory.path("empty")).empty());
    const auto path = made(directory);
    run(path, "PRAGMA wal_checkpoint(TRUNCATE)");
    const std::string garbage[] = {"xx", std::string(5000, 'x'), "SQLite f",
                                   "SQLite format 3" + std::string(5000, '\0')};
    for (const auto& content : garbage) {
        const auto file = directory.write("garbage", content);
        CAPTURE(content.size());
        CHECK(fault(file).starts_with("sqlite: "));
        CHECK(fs::file_size(file) == content.size());
    }
    fs::resize_file(path, 3000);
    CHECK(fault(path).starts_with("sqlite: "));
}

TEST_CASE("many who come at once to a history that is not there find one") {
    for (int round = 0; round < 10; ++round) {
        TemporaryDirectory directory;
        const auto path = directory.path("state/history.sqlite");
        std::vector<std::string> faults(16);
        std::vector<std::thread> threads;
        for (auto& result : faults) {
            threads.emplace_back([&result, &path] { result = fault(path); });
        }
        for (auto& thread : threads) {
            thread.join();
        }
        for (const auto& result : faults) {
            CHECK(result.empty());
        }
    }
}
