// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A whole check with a history, and with one that fails: the level's verdict stands.

#include <csignal>
#include <fstream>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "commands/program.hpp"
#include "failure_text.hpp"
#include "history/sqlite.hpp"
#include "session.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using namespace std::chrono;
using test::contains;
using test::FakeWorld;
using test::TemporaryDirectory;
using Words = std::vector<std::string>;

namespace {

class Account {
  public:
    std::string check(const std::string& balance, Words words) {
        words.insert(words.begin(), {"-P", "alphasms", "--history", file});
        words.insert(words.end(), more.begin(), more.end());
        FakeWorld fake({test::reply("balance:" + balance)},
                       {{"CHECK_BALANCE_LOGIN", "main"}, {"CHECK_BALANCE_PASSWORD", "s3cret"}});
        fake.wall_clock += passed;
        const auto outcome = run(words, fake.world);
        if (outcome.afterwards) {
            outcome.afterwards();
        }
        return test::text_of(outcome);
    }

    TemporaryDirectory directory;
    std::string file = directory.path("state/history.sqlite");
    milliseconds passed{};
    Words more;
};

// What must hold whatever is wrong with the history.
void check_that_the_level_stands(Account& account, std::string_view reason) {
    const auto unavailable = "history unavailable: " + std::string(reason);
    CAPTURE(unavailable);
    const auto low = account.check("5", {"-c", "50", "--spend-warning", "1"});
    CAPTURE(low);
    CHECK(low.starts_with("2 BALANCE CRITICAL: alphasms main: 5, below 50; " + unavailable));
    CHECK(contains(low, account.directory.path("")));
    CHECK(contains(low, " | balance=5;;50 time=0.000s;;;0;"));
    CHECK(account.check("5", {"-w", "50", "--runway-critical", "1d"})
              .starts_with("1 BALANCE WARNING: alphasms main: 5, below 50; " + unavailable));
    for (const auto* rule :
         {"--runway-warning", "--spend-warning", "--topups-critical", "--stale-critical"}) {
        const bool is_range = contains(rule, "spend") || contains(rule, "topups");
        CHECK(account.check("500", {"-c", "50", rule, is_range ? "1" : "1d"})
                  .starts_with("3 BALANCE UNKNOWN: alphasms main: 500; " + unavailable));
    }
    const auto unruled = account.check("500", {"-c", "50"});
    CHECK(unruled.starts_with("0 BALANCE OK: alphasms main: 500 | balance=500;;50 "));
    CHECK(contains(unruled, "\n" + unavailable));
}

// No file of this process may grow beyond so many bytes.
class LimitOnFiles {
  public:
    explicit LimitOnFiles(rlim_t size) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{size, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    LimitOnFiles(const LimitOnFiles&) = delete;
    LimitOnFiles& operator=(const LimitOnFiles&) = delete;
    ~LimitOnFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, SIG_DFL);
    }

  private:
    rlimit before_{};
};

void damage(const std::string& file) {
    for (const auto* part : {"-wal", "-shm"}) {
        std::filesystem::remove(file + part);
    }
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream << std::string(4096, 'x');
}

}  // namespace

TEST_CASE("a check remembers its balances") {
    Account account;
    CHECK(account.check("100", {"-w", "20", "--spend-warning", "50"}) ==
          "0 BALANCE OK: alphasms main: 100; spend: collecting, 0 of 1 h | balance=100;20 "
          "spend=0;50 time=0.000s;;;0;10\n");
    account.passed = minutes(5);
    CHECK(account.check("10", {"-w", "20", "--spend-critical", "50"}) ==
          "2 BALANCE CRITICAL: alphasms main: 10, below 20; spent 90 in 1 h, above 50 | "
          "balance=10;20 spend=90;;50 time=0.000s;;;0;10\n");
    account.passed = hours(49);
    CHECK(account.check("10", {"--stale-warning", "2d", "--topups-critical", "1"}) ==
          "1 BALANCE WARNING: alphasms main: 10; unchanged for 2 d, longer than 2 d | "
          "balance=10 topups=0;;1 time=0.000s;;;0;10\n");
}

TEST_CASE("a history without rules changes no word of a check") {
    Account account;
    CHECK(account.check("100", {"-w", "200"}) ==
          "1 BALANCE WARNING: alphasms main: 100, below 200 | balance=100;200 "
          "time=0.000s;;;0;10\n");
}

TEST_CASE("a forecast that was reached stays until there is room") {
    Account account;
    const Words rule = {"--runway-warning", "1d"};
    std::string told;
    for (int balance = 1000; balance >= 230; balance -= 10) {
        told = account.check(std::to_string(balance), rule);
        account.passed += hours(1);
    }
    CAPTURE(told);
    CHECK(told.starts_with("1 BALANCE WARNING: alphasms main: 230; empties in 23 h"));
    CHECK(account.check("270", rule).starts_with("1 "));
    account.passed += minutes(1);
    CHECK(account.check("1000", rule).starts_with("0 "));
}

TEST_CASE("a clock that is wrong is said") {
    Account account;
    account.passed = -hours(24 * 365 * 20);
    check_that_the_level_stands(account, "the clock of this machine is wrong");
}

TEST_CASE("a locked history leaves the level alone") {
    Account account;
    account.check("500", {});
    Database other(account.file, Database::Create::no, milliseconds(10));
    Transaction held(other);
    account.more = {"-t", "0.1"};
    check_that_the_level_stands(account, "it is locked by another program");
}

TEST_CASE("a damaged history leaves the level alone") {
    Account account;
    account.check("500", {});
    damage(account.file);
    check_that_the_level_stands(account, "it is damaged or not a history: move it away");
}

TEST_CASE("a history without its tables leaves the level alone") {
    Account account;
    account.check("500", {});
    Database(account.file, Database::Create::no, milliseconds(10)).run("DROP TABLE series");
    check_that_the_level_stands(account, "no such table: series");
}

TEST_CASE("a history in a place that is none leaves the level alone") {
    Account account;
    const auto state = account.directory.path("state");
    SUBCASE("missing directories") {
        account.file = account.directory.path("a/b/history.sqlite");
        check_that_the_level_stands(account, account.directory.path("a/b") +
                                                 " cannot be made: No such file or directory: "
                                                 "install -d -m 0750 ");
    }
    SUBCASE("a file as directory") {
        account.file = account.directory.write("file", "") + "/history.sqlite";
        check_that_the_level_stands(account, "");
    }
    SUBCASE("a directory as file") {
        account.file = account.directory.path("");
        check_that_the_level_stands(account, account.file + " is a directory: name a file in it");
    }
    SUBCASE("a directory that others can write") {
        account.check("500", {});
        ::chmod(state.c_str(), 0777);
        check_that_the_level_stands(
            account, state + " can be written by others (mode 0777): chmod 0750 " + state);
    }
    SUBCASE("a file that others can read") {
        account.check("500", {});
        ::chmod((account.file + "-wal").c_str(), 0644);
        check_that_the_level_stands(
            account, account.file + "-wal can be used by others (mode 0644): chmod 0600 ");
    }
    SUBCASE("a WAL that was removed while a program has the history open") {
        account.check("500", {});
        Database other(account.file, Database::Create::no, milliseconds(10));
        auto reader = other.prepare("SELECT time FROM samples");
        REQUIRE(reader.step());
        std::filesystem::remove(account.file + "-wal");
        check_that_the_level_stands(account, account.file +
                                                 "-wal was removed while a program has the history "
                                                 "open: find the program with fuser -v " +
                                                 account.file + " and end it");
    }
}

TEST_CASE("a WAL that was removed is told once, and the history goes on") {
    Account account;
    account.check("500", {});
    account.check("490", {});
    std::filesystem::remove(account.file + "-wal");
    const auto told = account.check("480", {"--spend-warning", "50"});
    CHECK(told.starts_with("0 BALANCE OK: alphasms main: 480; spend: collecting"));
    CHECK(contains(told, "\nhistory: " + account.file +
                             "-wal was removed by another program: the last samples are lost, the "
                             "earlier ones are kept"));
    CHECK_FALSE(contains(account.check("480", {}), "was removed"));
}

TEST_CASE("a disk that is full leaves the level alone") {
    Account account;
    SUBCASE("before the history is there") {
        const LimitOnFiles limit(1000);
        check_that_the_level_stands(account, "");
    }
    SUBCASE("when it is there") {
        account.check("500", {});
        const LimitOnFiles limit(1000);
        check_that_the_level_stands(account, "");
    }
}

TEST_CASE("a forecast is told also where it cannot be stored") {
    Account account;
    const Words rule = {"--runway-critical", "2d"};
    for (int balance = 1000; balance >= 250; balance -= 10) {
        account.check(std::to_string(balance), rule);
        account.passed += hours(1);
    }
    const LimitOnFiles limit(std::filesystem::file_size(account.file + "-wal"));
    const auto told = account.check("230", rule);
    CAPTURE(told);
    CHECK(told.starts_with("2 BALANCE CRITICAL: alphasms main: 230; empties in "));
    CHECK(contains(told, ", less than 2 d; history unavailable: "));
    CHECK(contains(told, " | balance=230 runway="));
}

TEST_CASE("rules without a history are UNKNOWN before anybody is asked") {
    CHECK(test::check_text("alphasms", {"--spend-warning", "5"}, {}) ==
          "3 BALANCE UNKNOWN: --spend-warning needs the balances of the past. Name a file for them "
          "with --history\n");
}

TEST_CASE("the history holds no secret") {
    Account account;
    account.check("500", {"-w", "5"});
    for (const auto& entry : std::filesystem::directory_iterator(account.directory.path("state"))) {
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(stream), {}};
        CHECK_FALSE(contains(content, "s3cret"));
    }
}
