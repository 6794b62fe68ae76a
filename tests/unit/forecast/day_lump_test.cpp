// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/day_lump.hpp"

#include <algorithm>
#include <functional>
#include <numbers>

#include <doctest/doctest.h>

#include "made_weeks.hpp"

using namespace balance;
using namespace balance::test;

namespace {

constexpr double mean_day = 24;

SpendInHours payments_of(double payment) {
    return {.payment = payment, .unit = 0, .booked = false, .newest_day = hours_of_day};
}

// Of days that spend so many mean days, the newest first.
RecentSpend made_days(const std::function<double(std::size_t day)>& spent) {
    return made_weeks([&](std::size_t back) { return spent(back / hours_of_day); });
}

void watch_only(RecentSpend& recent, std::size_t day, std::size_t hours) {
    for (auto i = hours; i < hours_of_day; ++i) {
        recent.hours[day * hours_of_day + i].spent = 0;
        recent.hours[day * hours_of_day + i].watched = 0;
    }
}

double lump_of(const RecentSpend& recent, double payment = 0) {
    return day_lump(recent, flat_shape(), payments_of(payment)).lump;
}

// Days in threes: one below the mean, one at it, one above it.
double in_threes(std::size_t day, double deviation) {
    const auto below = std::min(1.0, 1.5 * deviation);
    const auto above = 3 * deviation - below;
    return day % 3 == 0 ? 1 - below : day % 3 == 1 ? 1 : 1 + above;
}

double lump_by(double deviation) {
    return std::numbers::pi / 2 * deviation * deviation * mean_day;
}

doctest::Approx about(double value) {
    return doctest::Approx(value).epsilon(0.005);
}

}  // namespace

TEST_CASE("days that are alike show no chance, whatever the payments of their hours") {
    const auto result =
        day_lump(made_days([](std::size_t) { return 1.0; }), flat_shape(), payments_of(100));
    CHECK(result.lump == doctest::Approx(0));
    CHECK(result.mean_day == doctest::Approx(mean_day));
    CHECK(result.hours.payment == 100);
}

TEST_CASE("the more days differ, the more of a lump is a payment") {
    struct Case {
        double deviation;
        double random;  // from 0 to 1
    };
    for (const auto& [deviation, random] : std::initializer_list<Case>{
             {0.2, 0},
             {0.4, 0},
             {0.48, 0},
             {0.6, 0.25},
             {0.7, 0.5},
             {0.85, 0.875},
             {0.95, 1},
         }) {
        CAPTURE(deviation);
        const auto recent = made_days([&](std::size_t day) { return in_threes(day, deviation); });
        CHECK(lump_of(recent) == about(lump_by(deviation)));
        const auto more = 100 - lump_by(deviation);
        CHECK(lump_of(recent, 100) == about(lump_by(deviation) + random * more));
    }
}

TEST_CASE("days are compared with the week around them") {
    const auto with_spell = [](std::size_t length) {
        return made_days(
            [=](std::size_t day) { return day >= 20 && day < 20 + length ? 2.0 : 1.0; });
    };
    CHECK(lump_of(with_spell(1)) == about(lump_by(1.0 / 42)));
    CHECK(lump_of(with_spell(3)) == about(lump_by(3.0 / 42)));
    CHECK(lump_of(with_spell(4)) == doctest::Approx(0));
    CHECK(lump_of(with_spell(22)) == doctest::Approx(0));
}

TEST_CASE("fewer than five days are compared with their mean") {
    const auto days_known = [](std::size_t count) {
        auto recent = made_days([](std::size_t day) { return day == 1 ? 2.0 : 1.0; });
        for (auto day = count; day < days_used; ++day) {
            watch_only(recent, day, 0);
        }
        return recent;
    };
    CHECK(lump_of(days_known(4)) == about(lump_by(1.5 / 5)));
    CHECK(lump_of(days_known(5)) == about(lump_by(1.0 / 5)));
}

TEST_CASE("a drain counts as two days at most") {
    for (const double drain : {3.0, 10.0, 50.0}) {
        CAPTURE(drain);
        const auto recent = made_days([&](std::size_t day) { return day == 20 ? drain : 1.0; });
        CHECK(lump_of(recent) == about(lump_by(2.0 / 42)));
    }
    CHECK(lump_of(made_days([](std::size_t day) { return day == 20 ? 2.6 : 1.0; })) ==
          about(lump_by(1.6 / 42)));
}

TEST_CASE("a closure is left out, days of a third are none") {
    const auto with_quiet = [](double spent) {
        return made_days([=](std::size_t day) { return day >= 20 && day < 23 ? spent : 1.0; });
    };
    CHECK(lump_of(with_quiet(0)) == doctest::Approx(0));
    CHECK(lump_of(with_quiet(0.25)) == doctest::Approx(0));
    CHECK(lump_of(with_quiet(0.36)) == about(lump_by(3 * 0.64 / 42)));
}

TEST_CASE("it is a closure only if chance does not leave out six lumps") {
    const auto closed = [](std::size_t hours) {
        auto recent = made_days(
            [](std::size_t day) { return day >= 18 && day < 21 ? 0 : in_threes(day, 0.45); });
        for (std::size_t day = 18; day < 21; ++day) {
            watch_only(recent, day, hours);
        }
        return recent;
    };
    // Six lumps of the open days are 46.
    CHECK(lump_of(closed(19)) == about(lump_by(0.45)));
    CHECK(lump_of(closed(12)) > 1.03 * lump_by(0.45));
}

TEST_CASE("a day tells something from six hours on") {
    const auto watched_for = [](std::size_t hours) {
        auto recent = made_days([](std::size_t day) { return day >= 20 && day < 23 ? 2.0 : 1.0; });
        for (std::size_t day = 20; day < 23; ++day) {
            watch_only(recent, day, hours);
        }
        return recent;
    };
    CHECK(lump_of(watched_for(5)) == doctest::Approx(0));
    CHECK(lump_of(watched_for(7)) > 0.01);
}

TEST_CASE("a day tells something if a tenth of a mean day is expected on it") {
    const auto lump_with_thursdays_of = [](double rate) {
        const auto shape =
            made_shape([=](std::size_t place) { return place < hours_of_day ? rate : 1.0; });
        const auto recent = made_weeks([&](std::size_t back) {
            const auto place = place_of_back(back);
            return (place < hours_of_day ? 3 : 1) * shape.rates[place];
        });
        return day_lump(recent, shape, payments_of(0)).lump;
    };
    CHECK(lump_with_thursdays_of(0.07) == doctest::Approx(0));
    CHECK(lump_with_thursdays_of(0.11) > 0.01);
}

TEST_CASE("a payment is what hours with much spend count, a unit what small ones do") {
    const auto few_small = spend_in_hours(made_weeks([](std::size_t back) {
        return back % 10 < 2 ? 1.0 : back % 10 < 5 ? 3.0 : 0.0;
    }));
    CHECK(few_small.unit == 1);
    CHECK(few_small.payment == doctest::Approx((2 + 3 * 9) / (2 + 3 * 3.0)));
    const auto fewer = spend_in_hours(made_weeks([](std::size_t back) {
        return back % 10 < 1 ? 1.0 : back % 10 < 6 ? 3.0 : 0.0;
    }));
    CHECK(fewer.unit == 3);
    const auto nothing = spend_in_hours(made_weeks([](std::size_t) { return 0.0; }));
    CHECK(nothing.payment == 0);
    CHECK(nothing.unit == 0);
    CHECK_FALSE(nothing.booked);
}

TEST_CASE("it is booked if most of a day's spend comes within an hour") {
    const auto with_an_hour_of = [](double share) {
        return spend_in_hours(made_weeks([=](std::size_t back) {
            return back % hours_of_day == 10 ? share : (1 - share) / 23;
        }));
    };
    CHECK(with_an_hour_of(1).booked);
    CHECK(with_an_hour_of(0.7).booked);
    CHECK_FALSE(with_an_hour_of(0.5).booked);
    CHECK(with_an_hour_of(0.5).newest_day == hours_of_day);
    CHECK_FALSE(with_an_hour_of(0).booked);
}

TEST_CASE("days are cut three hours away from a booking") {
    const auto cut_of_booking = [](std::size_t hours_ago) {
        return spend_in_hours(made_weeks([=](std::size_t back) {
                   return back % hours_of_day == hours_ago ? 1.0 : 0.0;
               }))
            .newest_day;
    };
    CHECK(cut_of_booking(0) == 21);
    CHECK(cut_of_booking(2) == 23);
    CHECK(cut_of_booking(3) == hours_of_day);
    CHECK(cut_of_booking(20) == hours_of_day);
    CHECK(cut_of_booking(21) == 18);
    CHECK(cut_of_booking(23) == 20);
}

TEST_CASE("bookings now before and now after the hour do not make days differ") {
    // Two days in a row in the newest hour of a day, then two in what is the oldest one of the
    // next.
    const auto recent = made_weeks([](std::size_t back) {
        const auto day = back / hours_of_day % 4;
        const auto hour = back % hours_of_day;
        const bool is_in_the_newest = hour == 0 && (day == 0 || day == 3);
        const bool is_in_the_oldest = hour == 23 && (day == 0 || day == 1);
        return is_in_the_newest || is_in_the_oldest ? mean_day : 0.0;
    });
    const auto hours = spend_in_hours(recent);
    CHECK(hours.booked);
    CHECK(lump_of(recent) > 8);
    CHECK(day_lump(recent, flat_shape(), hours).lump < 0.1);
}

TEST_CASE("without a single day that tells there is no lump") {
    const auto nothing =
        day_lump(RecentSpend(HourlySpend{}, thursday, WeekPlaces{}), flat_shape(), payments_of(5));
    CHECK(nothing.lump == 0);
    CHECK(nothing.mean_day == 0);
}
