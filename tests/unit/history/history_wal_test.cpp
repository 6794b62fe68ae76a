// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Checks come one after the other, each in a process of its own: nobody else empties the WAL.

#include <filesystem>

#include <doctest/doctest.h>

#include "history_database.hpp"

using namespace balance;
using namespace std::chrono;
using test::noon;
using test::TemporaryDirectory;

namespace {

constexpr std::uintmax_t large = 1024UL * 1024;

std::uintmax_t size_of(const std::string& path) {
    std::error_code none;
    const auto size = std::filesystem::file_size(path, none);
    return none ? 0 : size;
}

// As a process does: opens, records, tidies up, closes.
void check(const std::string& path, int number) {
    History history(test::open_history(path));
    const SeriesKey key{"alphasms", "account" + std::to_string(number % 100), "balance", "UAH"};
    const auto view =
        history.record(key, noon + seconds(number), *Amount::parse(std::to_string(number)), {});
    CHECK(view.has_value());
    history.tidy_up(path);
}

}  // namespace

TEST_CASE("the WAL stays small, however many checks come one after the other") {
    TemporaryDirectory directory;
    const auto path = directory.path("history.sqlite");
    std::uintmax_t largest = 0;
    for (int number = 0; number < 400; ++number) {
        check(path, number);
        largest = std::max(largest, size_of(path + "-wal"));
    }
    CHECK(largest <= large);
    CHECK(size_of(path) > 20'000);
}

TEST_CASE("a reader that stays does not keep a check from its end") {
    TemporaryDirectory directory;
    const auto path = directory.path("history.sqlite");
    check(path, 0);
    auto reader = test::open_history(path);
    auto statement = reader.prepare("SELECT time FROM samples");
    REQUIRE(statement.step());
    const auto begin = steady_clock::now();
    for (int number = 1; number < 300; ++number) {
        check(path, number);
    }
    CHECK(steady_clock::now() - begin < seconds(10));
}
