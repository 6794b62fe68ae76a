// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// What is said where the time is up while the history does not come back: what the level says.

#include <filesystem>

#include <doctest/doctest.h>

#include "commands/program.hpp"
#include "session.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using namespace std::chrono_literals;
using test::FakeWorld;
using Words = std::vector<std::string>;

namespace {

// "2 BALANCE CRITICAL: ...": what would be said if the history never came back. It reads the clock
// when it is asked first.
std::string last_resort_at_the_history(const std::string& balance, Words words) {
    const test::TemporaryDirectory directory;
    words.insert(words.end(), {"-P", "alphasms", "--history", directory.path("state/h.sqlite")});
    FakeWorld fake({test::reply("balance:" + balance)},
                   {{"CHECK_BALANCE_LOGIN", "main"}, {"CHECK_BALANCE_PASSWORD", "hunter2"}});
    std::string said = "the history was not asked";
    fake.world.wall_clock = [&] {
        CHECK_FALSE(std::filesystem::exists(directory.path("state")));
        said = std::to_string(exit_code(fake.last_resort_state)) + " " + fake.last_resort_line;
        return fake.wall_clock;
    };
    static_cast<void>(run(words, fake.world));
    return said;
}

}  // namespace

TEST_CASE("the level's verdict is the last resort behind a history that hangs") {
    struct Row {
        const char* balance;
        Words words;
        std::string_view said;
    };
    const Row rows[] = {
        {"5",
         {"-w", "50", "-c", "10"},
         "2 BALANCE CRITICAL: alphasms main: 5, below 10; history unavailable: it does not answer "
         "| balance=5;50;10 time=0.000s;;;0;10\n"},
        {"5",
         {"-c", "10", "--spend-warning", "1"},
         "2 BALANCE CRITICAL: alphasms main: 5, below 10; history unavailable: it does not answer "
         "| balance=5;;10 time=0.000s;;;0;10\n"},
        {"20",
         {"-w", "50", "-c", "10", "--runway-critical", "1d"},
         "1 BALANCE WARNING: alphasms main: 20, below 50; history unavailable: it does not answer "
         "| balance=20;50;10 time=0.000s;;;0;10\n"},
        {"500",
         {"-c", "10", "--stale-warning", "1d"},
         "3 BALANCE UNKNOWN: alphasms main: 500; history unavailable: it does not answer "
         "| balance=500;;10 time=0.000s;;;0;10\n"},
        {"500",
         {"-c", "10"},
         "0 BALANCE OK: alphasms main: 500; history unavailable: it does not answer "
         "| balance=500;;10 time=0.000s;;;0;10\n"},
        {"5",
         {"-c", "10", "-t", "2", "--account", "shop hunter2", "--on-failure", "unknown"},
         "2 BALANCE CRITICAL: alphasms shop ***: 5, below 10; history unavailable: it does not "
         "answer | balance=5;;10 time=0.000s;;;0;2\n"},
    };
    for (const auto& row : rows) {
        CHECK(last_resort_at_the_history(row.balance, row.words) == row.said);
    }
}

TEST_CASE("the last resort behind a history comes just after the time limit") {
    const test::TemporaryDirectory directory;
    FakeWorld fake({test::reply("balance:5")}, {{"CHECK_BALANCE_KEY", "k3y-for-tests"}});
    Deadline::Clock::duration moment{};
    fake.client.before_answer = [&] { fake.pass(1500ms); };
    fake.world.set_last_resort = [&](auto when, auto, const auto&) {
        moment = when - fake.world.start;
    };
    static_cast<void>(run({"-P", "alphasms", "-t", "2", "--account", "shop", "--history",
                           directory.path("state/h.sqlite")},
                          fake.world));
    CHECK(moment > 2s);
    CHECK(moment < 2500ms);
}
