// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/usual_spend.hpp"

#include <doctest/doctest.h>

#include "spending_feed.hpp"

using namespace balance;
using namespace balance::test;
using namespace std::chrono;

namespace {

UsualInWindow usual(const Feed& feed, milliseconds window = hours(1)) {
    const auto start = feed.time - window;
    return feed.history.usual_in({start, start, start});
}

Feed fed(const Spending& spending, milliseconds length, milliseconds step = minutes(15)) {
    Feed feed;
    feed.watch(spending, length, step);
    return feed;
}

// A payment of 50 every second day at noon or at midnight.
double payments(double hour) {
    return std::fmod(hour, 48) < 0.25 || std::fmod(hour + 36, 96) < 0.25 ? 200 : 0;
}

}  // namespace

TEST_CASE("what is usual is known after four days") {
    CHECK_FALSE(usual(fed(steady, hours(95))).spend.has_value());
    CHECK(usual(fed(steady, hours(95))).collected == hours(95));
    CHECK(usual(fed(steady, hours(95))).needed == hours(96));
    CHECK(usual(fed(steady, hours(96))).spend.has_value());
    CHECK_FALSE(SpendHistory().usual_in({}).spend.has_value());
}

TEST_CASE("an account that never spent has nothing usual") {
    CHECK_FALSE(usual(fed(nothing, hours(40 * 24))).spend.has_value());
}

TEST_CASE("the first payments of all have nothing to be compared with, later ones have them") {
    auto feed = fed(nothing, hours(40 * 24));
    for (int payment = 1; payment <= 6; ++payment) {
        CAPTURE(payment);
        const auto end = feed.hour() + 0.25;
        for (int hour = 0; hour < 150; ++hour) {
            feed.watch([&](double at) { return at < end ? 400.0 : 0.0; }, hours(1));
            const auto spend = usual(feed).spend;
            CHECK(100 < 5 * spend.value_or(100));
            CHECK((payment < 3 || spend.has_value()));
        }
    }
}

TEST_CASE("what is usual is what these hours bring, busy ones beyond the mean by a quarter") {
    struct Row {
        const char* name;
        Spending spending;
        hours watched;
        milliseconds window;
        double usual;
    };
    for (const auto& row : {
             Row{"an hour of steady spend", steady, hours(28 * 24), hours(1), 1},
             Row{"a quarter of one", steady, hours(28 * 24 + 5), minutes(15), 0.25},
             Row{"a day of it", steady, hours(28 * 24 + 5), hours(24), 24},
             Row{"a year of it", steady, hours(28 * 24 + 5), hours(365 * 24), 365 * 24},
             Row{"at night", by_day, hours(28 * 24 + 5), hours(1), 0},
             Row{"at day, twice the mean", by_day, hours(28 * 24 + 15), hours(1), 1.25},
             Row{"the first hour of the day", by_day, hours(28 * 24 + 9), hours(1), 1.25},
             Row{"on a Saturday", by_week, hours(28 * 24 + 5 * 24 + 12), hours(1), 0},
         }) {
        CAPTURE(row.name);
        const auto spend = usual(fed(row.spending, row.watched), row.window).spend;
        REQUIRE(spend.has_value());
        CHECK(*spend == doctest::Approx(row.usual).epsilon(0.05).scale(1));
    }
}

TEST_CASE("one ordinary payment is about the usual, at any hour") {
    for (const auto hour : {0, 1, 12, 18}) {
        CAPTURE(hour);
        const auto feed = fed(payments, hours(40 * 24 + hour));
        for (const milliseconds window : {minutes(15), minutes(60)}) {
            CHECK(usual(feed, window).spend.value() > 25);
            CHECK(usual(feed, window).spend.value() < 250);
        }
    }
}

TEST_CASE("a nightly job is no multiple of the usual, however short it is") {
    const auto job = [](double hour) { return std::fmod(hour, 24) < 0.25 ? 96.0 : 0.0; };
    const auto feed = fed(job, hours(28 * 24) + minutes(15), minutes(5));
    CHECK(usual(feed, minutes(15)).spend.value() > 24 / 3.0);
}

TEST_CASE("a drain does not become its own usual within a day") {
    for (const auto start : {hours(28 * 24 + 1), hours(28 * 24 + 12), hours(30 * 24 + 18)}) {
        CAPTURE(start.count());
        auto feed = fed(by_day, start);
        for (int hour = 1; hour <= 24; ++hour) {
            CAPTURE(hour);
            feed.watch([](double at) { return by_day(at) + 10; }, hours(1));
            CHECK(by_day(feed.hour() - 0.5) + 10 > 5 * usual(feed).spend.value());
        }
    }
}

TEST_CASE("in a window of a day, or with a sample a day, a drain is not its own usual either") {
    for (const milliseconds step : {minutes(15), minutes(24 * 60)}) {
        auto feed = fed(steady, hours(28 * 24), step);
        feed.watch([](double) { return 11; }, hours(24), step);
        CHECK(usual(feed, hours(24)).spend.value() == doctest::Approx(24).epsilon(0.1));
    }
}

TEST_CASE("a drain of some hours leaves no trace in what is usual") {
    auto feed = fed(by_day, hours(28 * 24 + 1));
    feed.watch([](double hour) { return by_day(hour) + 10; }, hours(4));
    feed.watch(by_day, hours(7 * 24 + 7));
    CHECK(usual(feed).spend.value() == doctest::Approx(1.25).epsilon(0.1));
    feed.watch(by_day, hours(14));
    CHECK(usual(feed).spend.value() < 0.3);
}

TEST_CASE("what is expected is spread as a drop over the beginning of a window is") {
    const auto feed = fed(by_day, hours(28 * 24 + 12));
    const auto of = [&](SampleTime before, SampleTime after) {
        return feed.history.usual_in({feed.time - hours(1), before, after}).spend.value();
    };
    const auto chance = of(feed.time - hours(1), feed.time - hours(1)) - 1.25;
    CHECK(of(feed.time - hours(1), feed.time) == doctest::Approx(1.25 + chance));
    CHECK(of(feed.time - hours(10), feed.time) == doctest::Approx(0.5 + chance).epsilon(0.05));
}

TEST_CASE("a fee that is due this day and comes in one go is usual") {
    const auto fee = [](double hour) {
        const auto time =
            monday + duration_cast<milliseconds>(duration<double, hours::period>(hour));
        const auto midnight = floor<days>(time);
        const bool is_due = year_month_day(midnight).day() == day(10);
        return steady(hour) +
               (is_due && time - midnight >= hours(10) && time - midnight < hours(10) + minutes(15)
                    ? 4 * 24.0
                    : 0.0);
    };
    const auto due = sys_days(2026y / July / 10) - monday;
    auto feed = fed(fee, due + hours(10));
    CHECK(usual(feed, minutes(15)).spend.value() < 3);
    feed.watch(fee, minutes(15));
    CHECK(24 < 3 * usual(feed, minutes(15)).spend.value());
    feed.watch(fee, hours(4));
    CHECK(usual(feed, minutes(15)).spend.value() < 3);
}
