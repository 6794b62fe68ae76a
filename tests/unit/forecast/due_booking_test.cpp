// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Accounts whose day is booked at once, about ten in the morning; and bookings about midnight.

#include "forecast/due_booking.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "made_weeks.hpp"
#include "spending_feed.hpp"

using namespace balance;
using namespace balance::test;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

// 24 within a quarter of an hour, at 9:00 to 11:00 by turns, and on the last day at `hour`.
Spending booked_at(double hour) {
    return [hour](double time) {
        const auto day = std::floor(time / 24);
        const auto due = day < 35 ? 9 + std::fmod(day, 3) : hour;
        const auto into = time - 24 * day - due;
        return into >= 0 && into < 0.25 ? 96.0 : 0.0;
    };
}

// At midnight: 24 a day are expected, `booking` of it in one hour and the rest by day. `spent` in
// that hour of the last day.
DueBooking due_at_midnight(std::size_t hour, double booking, double spent) {
    const auto shape = made_shape([=](std::size_t place) {
        const auto of_day = place % hours_of_day;
        return of_day == hour ? booking : of_day >= 7 && of_day < 17 ? (24 - booking) / 10 : 0;
    });
    const auto recent =
        made_weeks([=](std::size_t back) { return back == hours_of_day - 1 - hour ? spent : 0.0; });
    return due_booking(recent, ExpectedRate(shape, 1, {}, {}), 0);
}

}  // namespace

TEST_CASE("a booking that came early is not expected again, one that is late still comes") {
    struct Row {
        const char* what;
        double booked;  // on the last day
        double asked;
        double least;  // days that money for a booking and a half lasts: to the second to come
        double most;
    };
    for (const auto& row : {
             Row{"came early", 8, 9.5, 1.9, 2.1},
             Row{"came just now", 10, 10.5, 1.85, 2.05},
             Row{"is due", 12, 9, 1.0, 1.15},
             Row{"is late", 14, 13, 0.85, 1.0},
         }) {
        CAPTURE(row.what);
        const auto minutes_asked = static_cast<int>(row.asked * 60);
        const auto feed =
            Feed().watch(booked_at(row.booked), hours(35 * 24) + minutes(minutes_asked));
        const auto lasts = days_of(feed.runway(36));
        CHECK(lasts > row.least);
        CHECK(lasts < row.most);
    }
}

TEST_CASE("a booking is due within five hours") {
    CHECK(due_at_midnight(22, 24, 0).late == doctest::Approx(24));
    CHECK(due_at_midnight(19, 24, 0).late == doctest::Approx(24));
    CHECK(due_at_midnight(18, 24, 0).late == 0);
    CHECK(due_at_midnight(19, 24, 24).settled == 5);
    CHECK(due_at_midnight(3, 24, 0).late == 0);
    CHECK(due_at_midnight(3, 24, 0).settled == 0);
}

TEST_CASE("it has come if more than half of it was spent") {
    CHECK(due_at_midnight(22, 24, 0.4 * 24).late == doctest::Approx(0.6 * 24));
    CHECK(due_at_midnight(22, 24, 0.4 * 24).settled == 0);
    CHECK(due_at_midnight(22, 24, 0.6 * 24).late == 0);
    CHECK(due_at_midnight(22, 24, 0.6 * 24).settled == 5);
}

TEST_CASE("less than a fifth of a day is no booking") {
    CHECK(due_at_midnight(22, 0.24 * 24, 0).late == doctest::Approx(0.24 * 24));
    CHECK(due_at_midnight(22, 0.16 * 24, 0).late == 0);
    CHECK(due_at_midnight(22, 0.16 * 24, 0.16 * 24).settled == 0);
}
