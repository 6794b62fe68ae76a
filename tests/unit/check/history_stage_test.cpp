// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/history_stage.hpp"

#include <cstdint>
#include <filesystem>

#include <doctest/doctest.h>

#include "account_facts.hpp"
#include "history/sqlite.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using namespace std::chrono;
using Words = std::vector<std::string>;

namespace {

// An account with a history, so many minutes after its first sample.
class Past {
  public:
    HistoryAnswer consult(int minute,
                          int amount,
                          Words words = {},
                          milliseconds patience = milliseconds(500)) const {
        words.insert(words.end(), {"--history", file});
        return consult_history(test::settings(words), {"alphasms", "main", "balance", "UAH"},
                               *Amount::parse(std::to_string(amount)), {},
                               {test::fact_time + minutes(minute), patience});
    }

    std::string told(int minute, int amount, const Words& words) const {
        auto outcome = consult(minute, amount, words);
        return test::text_of({std::move(outcome.findings), std::move(outcome.perfdata), {}});
    }

    // 10 an hour, for 30 hours.
    void spend_until(int amount) const {
        for (int hour = 0; hour <= 30; ++hour) {
            consult(60 * hour, amount + 10 * (30 - hour));
        }
    }

    [[nodiscard]] Database database() const {
        return Database(file, Database::Create::no, milliseconds(500));
    }

    [[nodiscard]] std::int64_t number(std::string_view sql) const {
        auto opened = database();
        auto statement = opened.prepare(sql);
        return statement.step() ? statement.integer(0) : -1;
    }

    test::TemporaryDirectory directory;
    std::string file = directory.path("state/history.sqlite");
};

constexpr int after_spending = 30 * 60 + 5;  // minutes

}  // namespace

TEST_CASE("each rule looks back over its own window") {
    struct Row {
        Words words;
        std::string_view text;
    };
    // A top-up ends 180 minutes before the last sample, another is 100 minutes old.
    const Row rows[] = {
        {{"--spend-warning", "41:", "--spend-window", "2h", "--topups-warning", "9"},
         "WARNING spent 40.00 UAH in 2 h, below 41 | spend=40;41 topups=2;9"},
        {{"--spend-warning", "0", "--spend-window", "20m", "--topups-warning", "9"},
         "WARNING spent 20.00 UAH in 20 min, above 0 | spend=20;0 topups=2;9"},
        {{"--spend-warning", "999", "--topups-warning", "0", "--topups-window", "181m"},
         "WARNING 2 top-ups in 3 h 1 min, above 0 | spend=40;999 topups=2;0"},
        {{"--spend-warning", "999", "--topups-warning", "0", "--topups-window", "3h"},
         "WARNING 1 top-up in 3 h, above 0 | spend=40;999 topups=1;0"},
        {{"--spend-warning", "999", "--topups-warning", "0", "--topups-window", "99m"},
         " | spend=40;999 topups=0;0"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const Past past;
        past.consult(0, 100);
        past.consult(10, 600);
        past.consult(70, 600);
        past.consult(90, 1100);
        past.consult(130, 1100);
        past.consult(170, 1080);
        CHECK(past.told(190, 1060, row.words) == row.text);
    }
    const Past past;
    past.consult(0, 100);
    CHECK(past.told(60, 40, {"--spend-warning", "0", "--spend-window", "10m"})
              .starts_with("WARNING spent 10.00 UAH in 10 min, above 0 |"));
}

TEST_CASE("what is usual is read from the past where a limit asks for it") {
    const Past past;
    int balance = 10'000;
    const auto spend_until = [&](int hour) {
        for (int at = (10'000 - balance) / 10; at < hour; ++at, balance -= 10) {
            past.consult(at * 60, balance);
        }
    };
    const Words words = {"--spend-warning", "5x", "--spend-critical", "500"};
    spend_until(30);
    CHECK(past.told(30 * 60, balance, words) == "OK spend: collecting, 30 of 96 h | spend=10;;500");
    spend_until(100);
    CHECK(past.told(100 * 60, balance, words) == " | spend=10;50.00;500");
    CHECK(past.told(101 * 60, balance - 60, words) ==
          "WARNING spent 60.00 UAH in 1 h, 6.0 times the usual 9.95, above 5x | "
          "spend=60;49.75;500");
}

TEST_CASE("a history is as old as its first sample, not as its balance") {
    const Past past;
    past.consult(0, 500);
    CHECK(past.told(23 * 60 + 59, 400, {"--topups-critical", "1:"}) == " | topups=0;;1");
    CHECK(past.told(24 * 60, 300, {"--topups-critical", "1:"}) ==
          "CRITICAL 0 top-ups in 1 d, below 1 | topups=0;;1");
}

TEST_CASE("what is usually spent tells a correction from a top-up") {
    const Past past;
    past.spend_until(700);
    CHECK(past.told(after_spending, 715, {"--topups-warning", "0"}) == " | topups=0;0");
    CHECK(past.told(after_spending + 5, 900, {"--topups-warning", "0"}) ==
          "WARNING 1 top-up in 1 d, above 0 | topups=1;0");
}

TEST_CASE("a runway ends at the floor of an overdraft") {
    const Past past;
    past.spend_until(100);
    const auto state = [&](Words words) {
        words.insert(words.end(), {"--runway-critical", "15h"});
        return past.consult(after_spending, 100, words).findings.front().state;
    };
    CHECK(state({"-w", "50"}) == State::critical);
    CHECK(state({"-c", "-200"}) == State::ok);
}

TEST_CASE("a runway that ends behind the reset of a monthly quota does not alert") {
    // From 20 November on, 32 a day; to 1000 on the first of a month.
    const Words words = {"--runway-warning", "3d", "--timezone", "UTC"};
    const auto last_lines = [&](int first_quota) {
        const Past past;
        std::string told;
        int balance = 400;
        for (int hour = 0; hour <= 70 * 24; hour += 6) {
            const auto is_first = [hour](int day) { return hour == 24 * day - 12; };
            balance = is_first(11) ? first_quota : is_first(42) ? 1000 : balance - 8;
            if (hour < 70 * 24) {
                past.consult(60 * hour, balance);
            } else {
                told = past.told(60 * hour, balance, words);
            }
        }
        return told;
    };
    CHECK(
        last_lines(1000) ==
        "OK empties in 2 d 18 h, about Mon 06:00 UTC, at 32.00 a day (checks are too far apart for "
        "an estimate by the hour); the quota is renewed before, by Mon 00:00 UTC | "
        "runway=237600s;259200");
    CHECK(last_lines(1100).starts_with("WARNING "));
}

TEST_CASE("services with other runway levels have a state of their own, also the one that is OK") {
    const Past past;
    past.spend_until(100);
    const Words rules[] = {
        {"--runway-warning", "24h"},
        {"--runway-critical", "24h"},
        {"--runway-warning", "24h", "--runway-critical", "20h"},
        {"--runway-warning", "24h", "--runway-critical", "21h"},
        {"--runway-warning", "25h", "--runway-critical", "21h"},
    };
    for (const auto& rule : rules) {
        past.consult(after_spending, 100, rule);
    }
    CHECK(past.number("SELECT count(*) FROM states WHERE state>0") == 5);
    for (const auto& rule : rules) {
        past.consult(after_spending + 5, 100'000, rule);
    }
    CHECK(past.number("SELECT count(*) FROM states WHERE state=0") == 5);
}

TEST_CASE("the performance data of the rules has the style that was asked for") {
    const Past past;
    CHECK(past.told(0, 100,
                    {"--topups-warning", "5", "--spend-critical", "7", "--perfdata-thresholds",
                     "range"}) == "OK spend: collecting, 0 of 1 h | spend=0;;~:7 topups=0;~:5");
}

TEST_CASE("others' locks are waited for as long as there is patience") {
    const Past past;
    past.consult(0, 100);
    auto other = past.database();
    const Transaction held(other);
    const auto start = steady_clock::now();
    CHECK(past.consult(5, 100, {}, milliseconds(10)).details.size() == 1);
    CHECK(steady_clock::now() - start < seconds(5));
}

TEST_CASE("a large WAL is emptied after the report is out") {
    const Past past;
    past.consult(0, 100);
    auto other = past.database();
    other.run("PRAGMA wal_autocheckpoint=0");
    other.run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<20000)"
        " INSERT INTO samples(series, time, amount, spent, hidden)"
        " SELECT 1, i, '100', '0', 0 FROM n");
    const auto size = [&] { return std::filesystem::file_size(past.file + "-wal"); };
    const auto outcome = past.consult(5, 100);
    REQUIRE(size() > 256UL * 1024);
    REQUIRE(outcome.afterwards);
    outcome.afterwards();
    CHECK(size() < 256UL * 1024);
}

TEST_CASE("single samples stay as long as the window of the top-ups") {
    const Past thinned;
    const Past kept;
    for (int i = 0; i <= 3 * 30; ++i) {
        thinned.consult(20 * i, 100);
        kept.consult(20 * i, 100, {"--topups-warning", "5", "--topups-window", "3d"});
    }
    CHECK(kept.number("SELECT count(*) FROM samples") == 3 * 30 + 1);
    CHECK(thinned.number("SELECT count(*) FROM samples") < 3 * 30);
}

TEST_CASE("the forecast of a check knows the holidays to come") {
    const Past past;
    const auto is_sunday = [](int hour) {
        return weekday(floor<days>(test::fact_time + hours(hour))) == Sunday;
    };
    int balance = 10'000;
    int hour = 0;
    for (; hour < 15 * 24; ++hour) {
        past.consult(60 * hour, balance);
        balance -= is_sunday(hour) ? 0 : 10;
    }
    const auto runway = [&](const Calendar& calendar) {
        const auto answer =
            consult_history(test::settings({"--history", past.file, "--runway-warning", "1h"}),
                            {"alphasms", "main", "balance", "UAH"}, *Amount::parse("400"), calendar,
                            {test::fact_time + hours(hour), milliseconds(500)});
        return answer.perfdata.at(0).value.estimate();
    };
    std::vector<local_days> next_days;
    for (int day = 0; day < 4; ++day) {
        next_days.emplace_back(floor<days>(test::fact_time + hours(hour)).time_since_epoch() +
                               days(day));
    }
    CHECK(runway({.clock = {}, .holidays = Holidays(next_days)}) > runway({}) + 24 * 3600);
}
