// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history_schema.hpp"

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "history_database.hpp"

using namespace balance;
using namespace balance::test;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

// As the version before wrote it: noon at 100, ten minutes later 90.
std::string first_version(const TemporaryDirectory& directory) {
    const auto path = directory.write("history.sqlite", "");
    Database database(path, Database::Create::no, seconds(1));
    database.run(
        "PRAGMA journal_mode=WAL;"
        "CREATE TABLE series("
        "  id INTEGER PRIMARY KEY, provider TEXT NOT NULL, account TEXT NOT NULL,"
        "  metric TEXT NOT NULL, currency TEXT NOT NULL, changed INTEGER NOT NULL,"
        "  hourly_until INTEGER NOT NULL, daily_until INTEGER NOT NULL,"
        "  UNIQUE(provider, account, metric, currency));"
        "CREATE TABLE states("
        "  series INTEGER NOT NULL, rule TEXT NOT NULL, state INTEGER NOT NULL,"
        "  PRIMARY KEY(series, rule)) WITHOUT ROWID;"
        "CREATE TABLE samples("
        "  series INTEGER NOT NULL, time INTEGER NOT NULL, amount TEXT NOT NULL,"
        "  spent TEXT NOT NULL, hidden INTEGER NOT NULL, PRIMARY KEY(series, time)) WITHOUT ROWID;"
        "PRAGMA application_id=1111575624; PRAGMA user_version=1;"
        "INSERT INTO series VALUES(1, 'alphasms', 'main', 'balance', 'UAH', 1795176600000,"
        " 1795176000000, 1795132800000);"
        "INSERT INTO states VALUES(1, '259200/', 1);"
        "INSERT INTO samples VALUES(1, 1795176000000, '100', '0', 0),"
        " (1, 1795176600000, '90', '10', 0);");
    return path;
}

std::int64_t number(const std::string& path, const std::string& sql) {
    Database database(path, Database::Create::no, seconds(1));
    auto statement = database.prepare(sql);
    return statement.step() ? statement.integer(0) : -1;
}

const HistoryNeeds a_day{
    .runway = true, .runway_rule = "259200/", .window = std::chrono::hours(24), .unthinned = {}};

}  // namespace

TEST_CASE("a history of the version before goes on as one of this version") {
    const TemporaryDirectory directory;
    const auto path = first_version(directory);
    History history(open_history(path));
    const auto view = history.record(key, noon + minutes(20), *Amount::parse("100"), a_day);
    REQUIRE(view.has_value());
    REQUIRE(view.value().samples.size() == 3);
    const auto& last = view.value().samples.back();
    CHECK(last.spent == *Amount::parse("10"));
    CHECK(last.undone == *Amount::parse("10"));
    CHECK(last.no_topup);
    CHECK(view.value().samples[1].no_spend == Amount::parse("10").value());
    CHECK(view.value().runway_alert.state == State::warning);
    CHECK(number(path, "SELECT user_version FROM pragma_user_version") == history_version);
    CHECK(number(path, "SELECT since FROM states") == 0);
}

TEST_CASE("an older version is brought up to date once, however many come at once") {
    const TemporaryDirectory directory;
    const auto path = first_version(directory);
    std::vector<std::string> faults(16);
    std::vector<std::thread> checks;
    for (std::size_t i = 0; i < faults.size(); ++i) {
        checks.emplace_back([&, i] {
            try {
                auto file = open_history_file(path, seconds(20));
                History history(std::move(file).value().database);
                const auto amount = *Amount::parse(std::to_string(80 - i));
                const auto view = history.record(key, noon + minutes(30), amount, a_day);
                faults[i] = view ? "" : view.error();
            } catch (const std::exception& error) {
                faults[i] = error.what();
            }
        });
    }
    for (auto& check : checks) {
        check.join();
    }
    for (const auto& fault : faults) {
        CHECK(fault.empty());
    }
    CHECK(number(path, "SELECT count(*) FROM samples") == 18);
    CHECK(number(path, "SELECT user_version FROM pragma_user_version") == history_version);
    CHECK(number(path, "SELECT count(*) FROM pragma_table_info('samples')") == 6);
}

TEST_CASE("an upgrade that cannot be finished leaves the older version as it was") {
    const TemporaryDirectory directory;
    const auto path = first_version(directory);
    Database(path, Database::Create::no, seconds(1))
        .run("ALTER TABLE states ADD COLUMN since INTEGER NOT NULL DEFAULT 0");
    CHECK_THROWS_AS(open_history(path), SqliteError);
    CHECK(number(path, "SELECT user_version FROM pragma_user_version") == 1);
    CHECK(number(path, "SELECT count(*) FROM pragma_table_info('samples')") == 5);
}
