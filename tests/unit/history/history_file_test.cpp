// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history_file.hpp"

#include <filesystem>
#include <vector>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "output/render.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

// "" where the file can be opened and used, else why not.
std::string fault(const std::string& path) {
    try {
        auto file = open_history_file(path, std::chrono::seconds(20));
        if (!file) {
            return render(file.error(), Masker());
        }
        auto opened = std::move(file).value().database;
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
    CHECK(fault(directory.path("a/b/history.sqlite"))
              .starts_with(directory.path("a/b") +
                           " cannot be made: No such file or directory: install -d -m 0750 "));
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

TEST_CASE("another program's database and another version's are left alone") {
    TemporaryDirectory directory;
    const auto path = made(directory);
    run(path, "PRAGMA user_version=3");
    CHECK(fault(path) ==
          path +
              " was written by another version of check_balance: name another file with "
              "--history");
    const auto foreign = path + " is another program's database: name another file with --history";
    run(path, "PRAGMA user_version=2; PRAGMA application_id=7");
    CHECK(fault(path) == foreign);
    run(path, "PRAGMA user_version=0; PRAGMA application_id=0");
    CHECK(fault(path) == foreign);
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

TEST_CASE("a history that was moved away is followed by a new one, whatever it left behind") {
    TemporaryDirectory directory;
    const auto path = made(directory);
    run(path, "INSERT INTO samples VALUES(1, 1, '5', '0', 0, '0')");
    REQUIRE(fs::file_size(path + "-wal") > 0);
    SUBCASE("WAL and index") {}
    SUBCASE("the WAL alone") {
        fs::remove(path + "-shm");
    }
    SUBCASE("the index alone") {
        fs::remove(path + "-wal");
    }
    SUBCASE("a journal") {
        static_cast<void>(directory.write("state/history.sqlite-journal", "half a journal"));
    }
    fs::rename(path, path + ".away");
    CHECK(fault(path).empty());
    run(path, "INSERT INTO samples VALUES(1, 2, '5', '0', 0, '0')");
    Database database(path, Database::Create::no, std::chrono::milliseconds(100));
    auto statement = database.prepare("SELECT time FROM samples");
    REQUIRE(statement.step());
    CHECK(statement.integer(0) == 2);
    CHECK_FALSE(statement.step());
}

TEST_CASE("of a history that is new nothing is lost, whatever another one left behind") {
    TemporaryDirectory directory;
    const auto path = made(directory);
    run(path, "INSERT INTO samples VALUES(1, 1, '5', '0', 0, '0')");
    fs::rename(path, path + ".away");
    for (int check = 0; check < 3; ++check) {
        CHECK_FALSE(open_history_file(path, std::chrono::seconds(20))->lost_its_wal);
    }
}

TEST_CASE("a WAL that another program removed costs the last samples at most, and is told") {
    TemporaryDirectory directory;
    const auto path = made(directory);
    run(path, "INSERT INTO samples VALUES(1, 1, '5', '0', 0, '0')");
    SUBCASE("while nobody has the history open") {
        fs::remove(path + "-wal");
        const auto file = open_history_file(path, std::chrono::seconds(20));
        REQUIRE(file.has_value());
        CHECK(file->lost_its_wal);
        CHECK_FALSE(open_history_file(path, std::chrono::seconds(20))->lost_its_wal);
    }
    SUBCASE("while somebody has it open") {
        {
            auto open = open_history_file(path, std::chrono::seconds(20));
            REQUIRE(open.has_value());
            fs::remove(path + "-wal");
            CHECK(fault(path).starts_with("sqlite: "));
            CHECK(fault(path).starts_with("sqlite: "));
        }
    }
    SUBCASE("while somebody has it open, and what is needed first stands in the file") {
        {
            auto open = open_history_file(path, std::chrono::seconds(20)).value().database;
            open.checkpoint();
            open.run("INSERT INTO samples VALUES(1, 2, '5', '0', 0, '0')");
            fs::remove(path + "-wal");
            CHECK_THROWS_AS(static_cast<void>(open_history_file(path, std::chrono::seconds(20))),
                            SqliteError);
        }
        CHECK(fault(path).empty());
    }
    SUBCASE("together with the index, as SQLite does it") {
        fs::remove(path + "-wal");
        fs::remove(path + "-shm");
        CHECK_FALSE(open_history_file(path, std::chrono::seconds(20))->lost_its_wal);
    }
}

TEST_CASE("many who come at once to a history that is not there find one") {
    for (int round = 0; round < 10; ++round) {
        TemporaryDirectory directory;
        const auto path = directory.path("state/history.sqlite");
        if (round % 2 == 1) {
            made(directory);
            fs::rename(path, path + ".away");
        }
        std::vector<pid_t> checks(16);
        for (auto& check : checks) {
            check = ::fork();
            if (check == 0) {
                ::_exit(fault(path).empty() ? 0 : 1);
            }
        }
        for (const auto check : checks) {
            int status = -1;
            REQUIRE(::waitpid(check, &status, 0) == check);
            CHECK(status == 0);
        }
    }
}
