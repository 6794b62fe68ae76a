// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Old samples become fewer, and what they say of the spend stays exact.

#include <doctest/doctest.h>

#include "history_course.hpp"

using namespace balance;
using namespace std::chrono;
using test::Course;
using test::days_of;
using test::HistoryDatabase;
using test::key;
using test::noon;
using test::play;

namespace {

std::string between(SampleTime from, SampleTime to) {
    return " WHERE time>=" + std::to_string(from.time_since_epoch().count()) + " AND time<" +
           std::to_string(to.time_since_epoch().count());
}

}  // namespace

TEST_CASE("a day is kept in full, weeks by the hour and the rest by a quarter of a day") {
    HistoryDatabase history;
    const Course course{days_of(80, minutes(5)), minutes(5)};
    play(history, course, days_of(3, minutes(5)));
    const auto count = [&](hours from, hours to) {
        return history.number("SELECT count(*) FROM samples" +
                              between(course.last() - from, course.last() - to));
    };
    CHECK(count(hours(25), hours(0)) == 25 * 12);
    CHECK(count(hours(42 * 24), hours(26)) == 42 * 24 - 26);
    CHECK(count(hours(70 * 24), hours(45 * 24)) == 4 * 25);
    CHECK(history.number("SELECT count(*) FROM samples") < 25 * 12 + 24 + 43 * 24 + 4 * 42 + 24);
    CHECK(*Amount::parse(history.text("SELECT spent FROM samples ORDER BY time DESC")) ==
          course.spent());
}

TEST_CASE("each sample that is left is one that was stored, with the sums of that time") {
    HistoryDatabase full;
    HistoryDatabase history;
    const Course course{days_of(40, minutes(10)), minutes(10)};
    full.record(noon, Course::balance(0).text(), key, {});
    full.store(course.rows(course.polls));
    play(history, course, days_of(5, minutes(10)));
    REQUIRE(full.number("SELECT count(*) FROM samples") == course.polls);
    auto database = test::open_history(full.path());
    database.run("ATTACH '" + history.path() + "' AS thin");
    auto foreign = database.prepare(
        "SELECT count(*) FROM (SELECT time, amount, spent, hidden FROM thin.samples"
        " EXCEPT SELECT time, amount, spent, hidden FROM main.samples)");
    REQUIRE(foreign.step());
    CHECK(foreign.integer(0) == 0);
    CHECK(history.number("SELECT count(*) FROM samples") < 1200);
}

TEST_CASE("a sample is thinned in its time, one check after the other") {
    HistoryDatabase history;
    const Course course{days_of(47, minutes(30)), minutes(30)};
    play(history, course, course.polls);
    const auto count = [&](hours from, hours to) {
        return history.number("SELECT count(*) FROM samples" +
                              between(course.last() - from, course.last() - to));
    };
    CHECK(count(hours(25), hours(0)) == 25 * 2);
    CHECK(count(hours(43 * 24 - 1), hours(26)) == 43 * 24 - 1 - 26);
    CHECK(count(hours(46 * 24), hours(44 * 24)) == 2 * 4);
    CHECK(*Amount::parse(history.text("SELECT spent FROM samples ORDER BY time DESC")) ==
          course.spent());
}

TEST_CASE("the last sample of an hour and of a quarter of a day is the one that stays") {
    HistoryDatabase history;
    const Course course{days_of(48, minutes(5)), minutes(5)};
    play(history, course, days_of(3, minutes(5)));
    const auto last = course.last();
    const auto hourly = between(last - hours(30 * 24), last - hours(30));
    CHECK(history.number("SELECT count(*) FROM samples" + hourly + " AND time/60000%60!=55") == 0);
    const auto daily = between(noon + hours(24), last - hours(45 * 24));
    CHECK(history.number("SELECT count(*) FROM samples" + daily + " AND time/3600000%6!=5") == 0);
}

TEST_CASE("a longer window of top-ups keeps its samples") {
    HistoryDatabase history;
    const HistoryNeeds a_week{
        .runway = false, .runway_rule = {}, .window = {}, .unthinned = hours(7 * 24)};
    const Course course{days_of(20, minutes(5)), minutes(5)};
    play(history, course, 30, a_week);
    const auto last = course.last();
    CHECK(history.number("SELECT count(*) FROM samples" + between(last - hours(7 * 24), last)) ==
          7 * 24 * 12);
    history.record(last + minutes(5), "5", key, {});
    CHECK(history.number("SELECT count(*) FROM samples" +
                         between(last - hours(7 * 24), last - hours(27))) == 7 * 24 - 27);
}

TEST_CASE("a spend window longer than a day finds what it began with") {
    HistoryDatabase history;
    const Course course{days_of(20, minutes(5)), minutes(5)};
    play(history, course, days_of(1, minutes(5)));
    const auto last = course.last();
    const auto view = history.record(
        last + minutes(5), "1", key,
        {.runway = false, .runway_rule = {}, .window = hours(7 * 24), .unthinned = {}});
    REQUIRE(view.samples.size() > 6 * 24);
    CHECK(view.samples.front().time <= last + minutes(5) - hours(7 * 24));
    CHECK(view.samples.front().time > last - hours(7 * 24 + 1));
}

TEST_CASE("an account that is polled once a day or after months keeps all it has") {
    HistoryDatabase daily;
    play(daily, {100, minutes(24 * 60)}, 100);
    CHECK(daily.number("SELECT count(*) FROM samples") == 100);
    HistoryDatabase rare;
    play(rare, {20, minutes(90 * 24 * 60)}, 20);
    CHECK(rare.number("SELECT count(*) FROM samples") == 20);
}

TEST_CASE("thinning one account leaves the others alone") {
    HistoryDatabase history;
    const SeriesKey other{"alphasms", "other", "balance", "UAH"};
    const Course course{days_of(40, minutes(10)), minutes(10)};
    history.record(noon, "5", key, {});
    for (int poll = 0; poll < 100; ++poll) {
        history.record(noon + minutes(poll), "5", other, {});
    }
    history.store(course.rows(course.polls));
    history.record(course.time(course.polls), "5", key, {});
    CHECK(history.number("SELECT count(*) FROM samples WHERE series=1") < 1200);
    CHECK(history.number("SELECT count(*) FROM samples WHERE series=2") == 100);
}

TEST_CASE("what comes each month is still known from the samples that are left of it") {
    HistoryDatabase history;
    const auto is_rise = [](sys_days day) {
        return day == 2026y / August / 10 || day == 2026y / September / 10 ||
               day == 2026y / October / 12;  // a Monday: the tenth is a Saturday
    };
    auto balance = 100'000;
    const sys_days begin = 2026y / July / 1;
    const SampleTime end = sys_days(2026y / November / 9) + hours(12);
    for (SampleTime time = begin; time <= end; time += hours(3)) {
        balance -= is_rise(floor<days>(time - hours(3))) ? 10 : 5;
        history.record(time, std::to_string(balance), key, {});
    }
    CHECK(history.number("SELECT count(*) FROM samples") < 131 * 8);
    const auto runway = history.record(end, std::to_string(balance)).usage.runway(80);
    CHECK(runway.monthly_rise == SampleTime(sys_days(2026y / November / 10)));
    CHECK(runway.per_day == doctest::Approx(40).epsilon(0.03));
}
