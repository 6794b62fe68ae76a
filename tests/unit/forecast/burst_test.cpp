// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// What is out of the ordinary right now, and what a runway makes of it.

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "spending_feed.hpp"

using namespace balance;
using namespace balance::test;
using std::chrono::hours;

TEST_CASE("a burst shortens the runway while it lasts") {
    const auto burst = [](double hour) { return by_day(hour) * (hour < 28 * 24 ? 1 : 5); };
    const auto feed = Feed().watch(burst, hours(28 * 24 + 14));
    CHECK(days_of(feed.runway(72)) < 2);
    CHECK(days_of(Feed().watch(by_day, hours(28 * 24 + 14)).runway(72)) > 2.9);
}

TEST_CASE("an idle account that is being drained lasts as long as the drain leaves it") {
    // A payment a week, and then a drain of 10 an hour.
    const auto weekly = [](double hour) { return std::fmod(hour, 168) < 0.25 ? 80.0 : 0.0; };
    const auto drained = [](double /*hour*/) { return 10.0; };
    struct Row {
        std::string name;
        hours since;
        double balance;
        bool noticed;
        double days;
    };
    for (const auto& row : {Row{"two hours may be payments", hours(2), 80, false, 0},
                            {"six hours in a row are not", hours(6), 40, true, 4.0 / 24},
                            {"nor is a day", hours(30), 120, true, 12.0 / 24},
                            {"nor is a week", hours(7 * 24), 120, true, 12.0 / 24}}) {
        CAPTURE(row.name);
        const auto runway =
            Feed().watch(weekly, hours(30 * 24)).watch(drained, row.since).runway(row.balance);
        CHECK(runway.burst.has_value() == row.noticed);
        if (row.noticed) {
            CHECK_FALSE(runway.uncertain);
            CHECK(days_of(runway) == doctest::Approx(row.days).epsilon(0.05));
            CHECK(runway.burst->spent == doctest::Approx(60).epsilon(0.1));
            CHECK(runway.burst->hours == 6);
        }
    }
}

TEST_CASE("a drain shortens the runway, however large it is and however long it goes on") {
    for (const double times : {10.0, 30.0, 100.0}) {
        for (const auto since : {hours(8), hours(16), hours(30)}) {
            CAPTURE(times);
            CAPTURE(since.count());
            const auto drained = [&](double hour) {
                return by_day(hour) + (hour < 28 * 24 + 2 ? 0 : times);
            };
            // What is left lasts for twelve hours.
            const auto runway =
                Feed().watch(drained, hours(28 * 24 + 2) + since).runway(12 * (times + 1));
            CHECK(days_of(runway) < 1);
            CHECK(runway.burst.has_value());
            CHECK_FALSE(runway.uncertain);
        }
    }
}

TEST_CASE("a drain goes on through the day and the night that follow") {
    const auto day_and_night = [](double hour) { return 0.25 + by_day(hour); };
    // By day the second one is no more than a campaign might be.
    for (const double rate : {10.0, 5.0}) {
        CAPTURE(rate);
        const auto drained = [&](double hour) {
            return day_and_night(hour) + (hour < 28 * 24 + 2 ? 0 : rate);
        };
        Feed feed;
        feed.watch(drained, hours(28 * 24 + 10));
        for (int hour = 0; hour < 40; ++hour) {
            CAPTURE(hour);
            CHECK(days_of(feed.runway(12 * rate)) < 1);
            feed.watch(drained, hours(1));
        }
    }
}

TEST_CASE("a single payment is no drain") {
    const auto paid = [](double hour) {
        return by_day(hour) + (hour >= 28 * 24 + 4 && hour < 28 * 24 + 4.25 ? 4 * 100.0 : 0);
    };
    const auto runway = Feed().watch(paid, hours(28 * 24 + 8)).runway(48);
    CHECK_FALSE(runway.burst.has_value());
    CHECK(days_of(runway) > 1.4);
}
