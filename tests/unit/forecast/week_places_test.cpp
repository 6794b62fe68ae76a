// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/week_places.hpp"

#include <doctest/doctest.h>

#include "spending_feed.hpp"

using namespace balance;
using namespace balance::test;
using namespace std::chrono;

namespace {

// The feed begins on Monday, 2 March 2026.
local_days feed_day(int number) {
    return local_days{2026y / March / 2} + days(number);
}

// Monday to Friday, 24 a day.
Feed watched(std::vector<local_days> holidays, const Spending& spending, hours length) {
    Feed feed;
    feed.history = SpendHistory({}, holidays);
    feed.watch(spending, length);
    return feed;
}

}  // namespace

TEST_CASE("a known holiday stands where a Sunday does, other days where they are") {
    const auto hour = [](local_days day, int of_day) {
        return HourlySpend::Index{duration_cast<hours>(day.time_since_epoch()).count() + of_day};
    };
    const std::vector<local_days> holidays{feed_day(1), feed_day(5), feed_day(9)};
    const WeekPlaces places(holidays);
    const auto sunday = hour_of_week(hour(feed_day(6), 0));
    CHECK(sunday == 72);
    for (const auto day : {1, 5, 6, 9}) {
        CHECK(places.of(hour(feed_day(day), 0)) == sunday);
        CHECK(places.of(hour(feed_day(day), 23)) == sunday + 23);
    }
    for (const auto day : {0, 2, 3, 4, 7, 8, 10}) {
        const auto noon = hour(feed_day(day), 12);
        CHECK(places.of(noon) == hour_of_week(noon));
        CHECK(places.of(noon) / 24 != 3);
    }
    CHECK(WeekPlaces().of(hour(feed_day(1), 5)) == hour_of_week(hour(feed_day(1), 5)));
    CHECK_FALSE(WeekPlaces().has_holidays());
}

TEST_CASE("money for two working days ends a day later where one of them is a holiday") {
    // On Monday of the seventh week, at 20:00.
    const auto length = hours(42 * 24 + 20);
    const auto plain = watched({}, by_week, length);
    CHECK(days_of(plain.runway(47)) == doctest::Approx(2).epsilon(0.03));
    const auto tomorrow = watched({feed_day(43)}, by_week, length);
    CHECK(days_of(tomorrow.runway(47)) == doctest::Approx(3).epsilon(0.03));
    // Beyond the first week as well.
    const auto later = watched({feed_day(51)}, by_week, length);
    CHECK(days_of(later.runway(6.5 * 24)) - days_of(plain.runway(6.5 * 24)) ==
          doctest::Approx(1).epsilon(0.03));
    CHECK(days_of(later.runway(47)) == doctest::Approx(2).epsilon(0.03));
}

TEST_CASE("a holiday that is over is no dent in its weekday") {
    const Spending closed = [](double hour) {
        const auto day = static_cast<int>(hour / 24);
        return day == 28 || day == 35 ? 0.0 : by_week(hour);
    };
    const auto length = hours(40 * 24 + 20);  // a Saturday
    const auto known = watched({feed_day(28), feed_day(35)}, closed, length);
    const auto unknown = watched({}, closed, length);
    const auto plain = watched({}, by_week, length);
    CHECK(days_of(known.runway(23)) == doctest::Approx(days_of(plain.runway(23))).epsilon(0.005));
    CHECK(known.runway(23).per_day == doctest::Approx(plain.runway(23).per_day).epsilon(0.01));
    CHECK(days_of(unknown.runway(20)) > days_of(plain.runway(20)));
}
