// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Clocks that jump, and samples that come twice.

#include <doctest/doctest.h>

#include "history_course.hpp"
#include "rules/window_spend.hpp"

using namespace balance;
using namespace std::chrono;
using test::HistoryDatabase;
using test::noon;

namespace {

constexpr auto ten_years = hours(24 * 3652);

// A balance that falls by 1 in 5 minutes, for so long.
SampleTime poll(HistoryDatabase& history, SampleTime from, hours length, int& balance) {
    auto time = from;
    for (; time < from + length; time += minutes(5)) {
        history.record(time, std::to_string(--balance), test::key, {});
    }
    return time;
}

Amount spent_last_hour(const HistoryView& view) {
    return spent_in_window(view.samples, hours(1)).amount;
}

}  // namespace

TEST_CASE("many samples in one instant are all kept, in their order") {
    HistoryDatabase history;
    for (int balance = 1000; balance > 900; --balance) {
        history.record(noon, std::to_string(balance));
    }
    CHECK(history.number("SELECT count(*) FROM samples") == 100);
    CHECK(history.number("SELECT min(time) FROM samples") == noon.time_since_epoch().count());
    CHECK(history.number("SELECT max(time) FROM samples") == noon.time_since_epoch().count() + 99);
    CHECK(history.text("SELECT spent FROM samples ORDER BY time DESC") == "99");
}

TEST_CASE("a clock that is set back a little loses nothing") {
    HistoryDatabase history;
    history.record(noon, "100");
    history.record(noon - seconds(30), "90");
    history.record(noon - seconds(59), "80");
    const auto view = history.record(noon + minutes(5), "70");
    CHECK(history.number("SELECT count(*) FROM samples") == 4);
    CHECK(view.samples.back().spent == *Amount::parse("30"));
}

TEST_CASE("samples from the future are dropped when the clock is right again") {
    HistoryDatabase history;
    int balance = 10'000;
    const auto now = poll(history, noon, hours(3), balance);
    SUBCASE("two hours") {
        history.record(now + hours(2), "9900");
    }
    SUBCASE("ten years") {
        history.record(now + ten_years, "9900");
    }
    SUBCASE("ten years, many times") {
        for (int minute = 0; minute < 60; ++minute) {
            history.record(now + ten_years + minutes(minute), std::to_string(9964 - minute));
        }
    }
    const auto view = history.record(now, std::to_string(balance - 1));
    CHECK(history.number("SELECT max(time) FROM samples") == now.time_since_epoch().count());
    CHECK(view.samples.back().spent == *Amount::parse("36"));
    CHECK(spent_last_hour(view) == *Amount::parse("12"));
}

TEST_CASE("a clock that was ahead for one check leaves the weeks before it as they were") {
    HistoryDatabase straight;
    HistoryDatabase jumped;
    for (auto* history : {&straight, &jumped}) {
        const test::Course course{test::days_of(30, minutes(5)), minutes(5)};
        test::play(*history, course, test::days_of(1, minutes(5)));
        const auto now = course.time(course.polls);
        if (history == &jumped) {
            history->record(now + ten_years, "1", test::key, {});
        }
        history->record(now, "1", test::key, {});
    }
    const char* count = "SELECT count(*) FROM samples";
    CHECK(jumped.number(count) == straight.number(count));
    CHECK(straight.number(count) > 29 * 24);
}

TEST_CASE("a balance that stood still does so after a clock that was ahead, too") {
    HistoryDatabase history;
    history.record(noon, "100");
    history.record(noon + ten_years, "50");
    history.record(noon + minutes(5), "100");
    const auto view = history.record(noon + hours(48), "100");
    CHECK(view.changed <= noon + minutes(5));
}

TEST_CASE("while a clock is back by hours nothing is stored and nothing is lost") {
    HistoryDatabase history;
    int balance = 100'000;
    const auto now = poll(history, noon, hours(48), balance);
    const auto before = history.number("SELECT count(*) FROM samples");
    for (const auto back : {hours(2), hours(20)}) {
        CAPTURE(back.count());
        const auto view = history.try_record(now - back, std::to_string(balance - 1));
        REQUIRE_FALSE(view.has_value());
        CHECK(view.error() == "the clock of this machine is behind the newest sample");
        CHECK(history.number("SELECT count(*) FROM samples") == before);
    }
    const auto view = history.record(now, std::to_string(balance - 1));
    CHECK(spent_last_hour(view) == *Amount::parse("12"));
    CHECK(history.text("PRAGMA integrity_check") == "ok");
}

TEST_CASE("while the clock is impossibly early nothing is stored and nothing is lost") {
    HistoryDatabase history;
    history.record(noon, "100");
    for (const auto early : {SampleTime(), SampleTime(milliseconds(-5)),
                             SampleTime(hours(24 * 365)), noon - hours(24 * 365)}) {
        const auto view = history.try_record(early, "90");
        REQUIRE_FALSE(view.has_value());
        CHECK(view.error() == "the clock of this machine is wrong");
    }
    CHECK(history.number("SELECT count(*) FROM samples") == 1);
    CHECK(*Amount::parse(history.record(noon + minutes(5), "90").samples.back().spent.text()) ==
          *Amount::parse("10"));
}

TEST_CASE("the year 2038 is a year") {
    HistoryDatabase history;
    constexpr SampleTime then{milliseconds{2'147'483'648'000 - 300'000}};
    history.record(then, "100");
    history.record(then + minutes(5), "90");
    const auto view = history.record(then + minutes(10), "80");
    CHECK(view.samples.back().spent == *Amount::parse("20"));
    CHECK(history.number("SELECT count(*) FROM samples") == 3);
}

TEST_CASE("time that stands still, as in a machine that was suspended, is no drain") {
    HistoryDatabase history;
    history.record(noon, "1000");
    const auto view = history.record(noon + hours(10), "900");
    CHECK(spent_last_hour(view) == *Amount::parse("10"));
}
