// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "history/history.hpp"

#include <cstdint>

#include <doctest/doctest.h>

#include "history_database.hpp"

using namespace balance;
using namespace std::chrono;
using test::HistoryDatabase;
using test::key;
using test::noon;

namespace {

std::string spent(const HistoryView& view) {
    return view.samples.back().spent.text();
}

}  // namespace

TEST_CASE("spend is the sum of all drops, to the last digit") {
    HistoryDatabase history;
    struct Row {
        std::string_view amount;
        std::string_view spent;
    };
    constexpr Row rows[] = {
        {"100", "0"},
        {"60", "40"},
        {"560", "40"},
        {"560.00", "40"},
        {"559.99999999999999999999", "40.00000000000000000001"},
        {"0", "600"},
        {"-20.5", "620.5"},
        {"-20", "620.5"},
        {"1e30", "620.5"},
    };
    auto time = noon;
    for (const auto& row : rows) {
        CAPTURE(row.amount);
        const auto view = history.record(time, row.amount);
        CHECK(*Amount::parse(view.samples.back().spent.text()) == *Amount::parse(row.spent));
        time += minutes(5);
    }
}

TEST_CASE("amounts of any size that a provider may send can be followed by others") {
    const std::vector<std::vector<std::string>> rows = {
        {"99999999999999999999999999999", "0.00000000000000000001", "0", "0"},
        {"12345678901234567890123456789012345678e30", "5", "4", "3"},
        {"1e-30", "1e30", "1e-30", "1e30", "0"},
        {"-99999999999999999999999999999999999999", "0.0000000001", "-5", "0"},
    };
    for (const auto& amounts : rows) {
        CAPTURE(amounts[0]);
        HistoryDatabase history;
        auto time = noon;
        for (const auto& amount : amounts) {
            CAPTURE(amount);
            CHECK_NOTHROW(history.record(time, amount));
            time += minutes(5);
        }
        CHECK(history.number("SELECT count(*) FROM samples") ==
              static_cast<std::int64_t>(amounts.size()));
    }
}

TEST_CASE("the time in which spend is hidden is summed up") {
    HistoryDatabase history;
    struct Row {
        std::string_view amount;
        int hidden;  // minutes
    };
    constexpr Row rows[] = {
        {"100", 0}, {"90", 0},  {"90", 0},  {"150", 5}, {"0", 5},
        {"0", 10},  {"-5", 10}, {"-5", 15}, {"-7", 15}, {"9", 20},
    };
    auto time = noon;
    for (const auto& row : rows) {
        CAPTURE(row.amount);
        history.record(time, row.amount);
        CHECK(history.number("SELECT max(hidden) FROM samples") == 60'000LL * row.hidden);
        time += minutes(5);
    }
}

TEST_CASE("each provider, account, metric and currency has its own past") {
    HistoryDatabase history;
    const SeriesKey others[] = {
        {"unitpay", "main", "balance", "UAH"},
        {"alphasms", "other", "balance", "UAH"},
        {"alphasms", "main", "total", "UAH"},
        {"alphasms", "main", "balance", ""},
        {"alphasms", "MAIN", "balance", "UAH"},
        {"alphasms", std::string("a\0b'\"", 5), "balance", "UAH"},
    };
    history.record(noon, "100");
    for (const auto& other : others) {
        CHECK(spent(history.record(noon, "5", other)) == "0");
    }
    CHECK(*Amount::parse(spent(history.record(noon + minutes(1), "99"))) == *Amount::parse("1"));
    CHECK(history.number("SELECT count(*) FROM series") == 7);
}

TEST_CASE("a view holds the window and the last sample before it") {
    HistoryDatabase history;
    for (int minute = 0; minute <= 300; minute += 10) {
        history.record(noon + minutes(minute), std::to_string(1000 - minute));
    }
    const auto now = noon + minutes(300);
    const HistoryNeeds needs{
        .runway = true, .runway_rule = {}, .window = minutes(95), .unthinned = {}};
    const auto view = history.record(now, "700", key, needs);
    REQUIRE(view.samples.size() == 12);
    CHECK(view.samples.front().time == noon + minutes(200));
    CHECK(view.samples.front().balance == *Amount::parse("800"));
    CHECK(view.samples.front().spent == *Amount::parse("200"));
    CHECK(view.usage.runway(700).collected == hours(5));
    const auto none = history.record(now, "700", key, {});
    CHECK(none.samples.empty());
    CHECK(none.usage.runway(700).collected == seconds(0));
}

TEST_CASE("since when the balance is what it is") {
    HistoryDatabase history;
    CHECK(history.record(noon, "100").changed == noon);
    CHECK(history.record(noon + hours(5), "100.00").changed == noon);
    CHECK(history.record(noon + hours(50), "100").changed == noon);
    CHECK(history.record(noon + hours(51), "101").changed == noon + hours(51));
    CHECK(history.record(noon + hours(99), "101").changed == noon + hours(51));
    CHECK(history.record(noon + hours(100), "100").changed == noon + hours(100));
}

TEST_CASE("a balance that stands still for a year is known to stand still for a year") {
    HistoryDatabase history;
    for (int hour = 0; hour < 24 * 365; hour += 12) {
        history.record(noon + hours(hour), "100", key, {});
    }
    CHECK(history.record(noon + hours(24 * 365), "100").changed == noon);
}

TEST_CASE("the runway's state is kept per account and per rule") {
    HistoryDatabase history;
    const SeriesKey other{"alphasms", "other", "balance", ""};
    struct Row {
        SeriesKey series;
        const char* rule;
        State state;
        State before;
    };
    const Row rows[] = {
        {key, "3d/", State::critical, State::ok},
        {key, "3d/", State::critical, State::critical},
        {key, "7d/", State::warning, State::ok},
        {other, "3d/", State::warning, State::ok},
        {key, "3d/", State::critical, State::critical},
        {key, "7d/", State::ok, State::warning},
        {other, "3d/", State::ok, State::warning},
        {key, "7d/", State::ok, State::ok},
    };
    for (const auto& row : rows) {
        CAPTURE(row.rule);
        CHECK(history.judge(noon, row.series, row.rule, row.state) == row.before);
    }
    const HistoryNeeds needs{.runway = true, .runway_rule = "3d/", .window = {}, .unthinned = {}};
    CHECK(history.record(noon, "100", key, needs).runway_alert.state == State::critical);
}
