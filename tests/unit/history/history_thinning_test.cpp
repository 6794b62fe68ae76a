// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Old samples become fewer, and what they say of the spend stays exact.

#include <doctest/doctest.h>

#include "history_database.hpp"

using namespace balance;
using namespace std::chrono;
using test::HistoryDatabase;
using test::key;
using test::noon;

namespace {

const HistoryNeeds nothing;

// Falls by 0.01 a poll, topped up now and then.
struct Played {
    SampleTime last;
    Amount spent;
};

Played play(HistoryDatabase& history, int polls, minutes step, HistoryNeeds needs = nothing) {
    Played played;
    auto balance = *Amount::parse("50");
    for (int poll = 0; poll < polls; ++poll) {
        played.last = noon + step * poll;
        if (poll > 0) {
            const bool topped_up = poll % 4000 == 0;
            balance = sum(balance, *Amount::parse(topped_up ? "40" : "-0.01"));
            played.spent = topped_up ? played.spent : sum(played.spent, *Amount::parse("0.01"));
        }
        history.record(played.last, balance.text(), key, needs);
    }
    return played;
}

std::string between(SampleTime from, SampleTime to) {
    return " WHERE time>=" + std::to_string(from.time_since_epoch().count()) + " AND time<" +
           std::to_string(to.time_since_epoch().count());
}

}  // namespace

TEST_CASE("a day is kept in full, weeks by the hour and the rest by the day") {
    HistoryDatabase history;
    const auto [last, spent] = play(history, 80 * 24 * 12, minutes(5));
    const auto count = [&](hours from, hours to) {
        return history.number("SELECT count(*) FROM samples" + between(last - from, last - to));
    };
    CHECK(count(hours(25), hours(0)) == 25 * 12);
    CHECK(count(hours(34 * 24), hours(26)) == 34 * 24 - 26);
    CHECK(count(hours(70 * 24), hours(37 * 24)) == 33);
    CHECK(history.number("SELECT count(*) FROM samples") < 25 * 12 + 24 + 35 * 24 + 50 + 24);
    CHECK(*Amount::parse(history.text("SELECT spent FROM samples ORDER BY time DESC")) == spent);
}

TEST_CASE("each sample that is left is one that was stored, with the sums of that time") {
    HistoryDatabase full;
    HistoryDatabase history;
    const HistoryNeeds long_window{
        .runway = false, .runway_rule = {}, .window = {}, .unthinned = hours(24 * 400)};
    play(full, 40 * 24 * 6, minutes(10), long_window);
    play(history, 40 * 24 * 6, minutes(10));
    REQUIRE(full.number("SELECT count(*) FROM samples") == 40 * 24 * 6);
    auto database = test::open_history(full.path());
    database.run("ATTACH '" + history.path() + "' AS thin");
    auto foreign = database.prepare(
        "SELECT count(*) FROM (SELECT time, amount, spent, hidden FROM thin.samples"
        " EXCEPT SELECT time, amount, spent, hidden FROM main.samples)");
    REQUIRE(foreign.step());
    CHECK(foreign.integer(0) == 0);
    CHECK(history.number("SELECT count(*) FROM samples") < 1200);
}

TEST_CASE("the last sample of an hour and of a day is the one that stays") {
    HistoryDatabase history;
    const auto [last, spent] = play(history, 40 * 24 * 12, minutes(5));
    const auto hourly = between(last - hours(30 * 24), last - hours(30));
    CHECK(history.number("SELECT count(*) FROM samples" + hourly + " AND time/60000%60!=55") == 0);
    const auto daily = between(noon + hours(24), last - hours(37 * 24));
    CHECK(history.number("SELECT count(*) FROM samples" + daily + " AND time/3600000%24!=23") == 0);
}

TEST_CASE("a longer window of top-ups keeps its samples") {
    HistoryDatabase history;
    const HistoryNeeds a_week{
        .runway = false, .runway_rule = {}, .window = {}, .unthinned = hours(7 * 24)};
    const auto [last, spent] = play(history, 20 * 24 * 12, minutes(5), a_week);
    CHECK(history.number("SELECT count(*) FROM samples" + between(last - hours(7 * 24), last)) ==
          7 * 24 * 12);
    history.record(last + minutes(5), "5", key, nothing);
    CHECK(history.number("SELECT count(*) FROM samples" +
                         between(last - hours(7 * 24), last - hours(27))) == 7 * 24 - 27);
}

TEST_CASE("a spend window longer than a day finds what it began with") {
    HistoryDatabase history;
    const auto [last, spent] = play(history, 20 * 24 * 12, minutes(5));
    const auto view = history.record(
        last + minutes(5), "1", key,
        {.runway = false, .runway_rule = {}, .window = hours(7 * 24), .unthinned = {}});
    REQUIRE(view.samples.size() > 6 * 24);
    CHECK(view.samples.front().time <= last + minutes(5) - hours(7 * 24));
    CHECK(view.samples.front().time > last - hours(7 * 24 + 1));
}

TEST_CASE("an account that is polled once a day or after months keeps all it has") {
    HistoryDatabase daily;
    play(daily, 100, minutes(24 * 60));
    CHECK(daily.number("SELECT count(*) FROM samples") == 100);
    HistoryDatabase rare;
    play(rare, 20, minutes(90 * 24 * 60));
    CHECK(rare.number("SELECT count(*) FROM samples") == 20);
}

TEST_CASE("thinning one account leaves the others alone") {
    HistoryDatabase history;
    const SeriesKey other{"alphasms", "other", "balance", "UAH"};
    for (int poll = 0; poll < 100; ++poll) {
        history.record(noon + minutes(poll), "5", other);
    }
    play(history, 40 * 24 * 6, minutes(10));
    CHECK(history.number("SELECT count(*) FROM samples WHERE series=1") == 100);
}

TEST_CASE("what comes each month is still known from the days that are left of it") {
    HistoryDatabase history;
    const auto is_rise = [](sys_days day) {
        return day == 2026y / August / 10 || day == 2026y / September / 10 ||
               day == 2026y / October / 12;  // a Monday: the tenth is a Saturday
    };
    auto balance = 100'000;
    const sys_days begin = 2026y / July / 1;
    const SampleTime end = sys_days(2026y / November / 9) + hours(12);
    for (SampleTime time = begin; time <= end; time += hours(6)) {
        balance -= is_rise(floor<days>(time - hours(6))) ? 10 : 5;
        history.record(time, std::to_string(balance));
    }
    CHECK(history.number("SELECT count(*) FROM samples") < 131 * 4);
    const auto runway = history.record(end, std::to_string(balance)).usage.runway(40);
    CHECK(runway.monthly_rise == SampleTime(sys_days(2026y / November / 10)));
    CHECK(runway.per_day == doctest::Approx(20).epsilon(0.03));
}
