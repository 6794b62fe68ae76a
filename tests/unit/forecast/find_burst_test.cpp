// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// What begins to be a burst, and what a drain, of hours that are made for it.

#include <doctest/doctest.h>

#include "forecast/burst.hpp"
#include "made_weeks.hpp"

using namespace balance;
using namespace balance::test;

namespace {

ExpectedRate rate_of(const WeekShape& shape) {
    return {shape, 1, {}, {}};
}

// Midnight to 8:00 at this rate, and so much by day that it is 24 a day.
WeekShape with_nights(double rate) {
    return made_shape(
        [rate](std::size_t place) { return place % 24 < 8 ? rate : (24 - 8 * rate) / 16; });
}

Burst burst_of(const SpentBack& spent, const WeekShape& shape = flat_shape()) {
    return find_burst(made_weeks(spent), rate_of(shape), true);
}

}  // namespace

TEST_CASE("it is a burst from a fifth of a day more, and one and a half times the expected, on") {
    struct Row {
        const char* what;
        std::size_t hours;
        double spent;  // in each of them, where 1 is usual
        bool is_on;
    };
    for (const auto& row : {
             Row{"six hours of nearly enough more", 6, 2.55, false},
             Row{"six hours of enough more", 6, 2.85, true},
             Row{"a day of nearly one and a half times", 24, 1.55, false},
             Row{"a day of one and a half times, the next hours left out", 24, 1.72, true},
             Row{"two hours of any spend: one payment", 2, 500, false},
         }) {
        CAPTURE(row.what);
        const auto burst =
            burst_of([&](std::size_t back) { return back < row.hours ? row.spent : 1; });
        CHECK(burst.is_on() == row.is_on);
        CHECK_FALSE(burst.is_drain);
    }
}

TEST_CASE("a burst is a drain from ten times the expected on") {
    for (const auto times : {9.0, 11.0}) {
        const auto burst = burst_of([&](std::size_t back) { return back < 6 ? times : 1; });
        CHECK(burst.is_on());
        CHECK(burst.is_drain == (times > 10));
    }
}

TEST_CASE("a burst is a drain if four hours that are quiet are loud") {
    struct Row {
        const char* what;
        double quiet_rate;  // where a mean hour is 1
        std::size_t loud;   // of the eight hours at night
        double spent;       // in each of them
        bool is_drain;
    };
    for (const auto& row : {
             Row{"three loud hours", 0.4, 3, 6, false},
             Row{"four loud hours", 0.4, 4, 6, true},
             Row{"at less than half of the mean it is quiet", 0.45, 8, 6, true},
             Row{"at more than half it is not", 0.6, 8, 8, false},
             Row{"too little to be heard", 0.02, 8, 0.22, false},
             Row{"enough to be heard", 0.02, 8, 0.26, true},
         }) {
        CAPTURE(row.what);
        // A day that spends twice and a half its usual, behind the night.
        const auto burst = burst_of(
            [&](std::size_t back) {
                return back < 16 ? 3.2 : back - 16 < row.loud ? row.spent : 0;
            },
            with_nights(row.quiet_rate));
        CHECK(burst.is_on());
        CHECK(burst.is_drain == row.is_drain);
    }
}

TEST_CASE("of single payments, it is a drain if so many hours in a row are hardly chance") {
    struct Row {
        const char* what;
        std::size_t row;     // hours, the newest
        std::size_t before;  // other hours with spend
        bool is_drain;
    };
    for (const auto& row : {
             Row{"eight hours, where one of 18 has any spend", 8, 53, true},
             Row{"eight hours, where one of 17 has", 8, 57, false},
             Row{"twelve hours, where one of seven has", 12, 141, true},
             Row{"no more than twelve hours count", 30, 156, false},
         }) {
        CAPTURE(row.what);
        const auto recent = made_weeks([&](std::size_t back) {
            return back < row.row || (back > row.row && back <= row.row + row.before) ? 5.0 : 0.0;
        });
        const auto burst = find_burst(recent, rate_of(flat_shape()), false);
        CHECK(burst.is_drain == row.is_drain);
        if (row.is_drain) {
            CHECK(burst.hours == 6);
            CHECK(burst.spent == 30);
            CHECK(burst.more == doctest::Approx(4));
        }
    }
}
