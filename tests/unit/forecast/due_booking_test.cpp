// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Accounts whose day is booked at once, about ten in the morning.

#include <cmath>

#include <doctest/doctest.h>

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
