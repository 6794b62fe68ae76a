// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/week_shape.hpp"

#include <doctest/doctest.h>

#include "made_weeks.hpp"

using namespace balance;
using namespace balance::test;

namespace {

DayFactors all_days() {
    DayFactors factors{};
    factors.fill(1);
    return factors;
}

// As if only the newest hours had been watched.
RecentSpend newest_hours(std::size_t count, const SpentBack& spent) {
    auto recent = made_weeks(spent);
    for (auto back = count; back < hours_used; ++back) {
        recent.hours[back].spent = 0;
        recent.hours[back].watched = 0;
    }
    return recent;
}

double steady_back(std::size_t /*back*/) {
    return 1;
}

SpendBasis basis_after(std::size_t hours) {
    return shape_of(newest_hours(hours, steady_back), all_days(), 0).basis;
}

// 24 at noon, which is the twelfth hour back.
double at_noon(std::size_t back) {
    return back % hours_of_day == 11 ? 24 : 0;
}

bool is_thursday(std::size_t back) {
    return place_of_back(back) < hours_of_day;
}

}  // namespace

TEST_CASE("after nearly two days hours are told apart, after two weeks those of the week") {
    struct Case {
        std::size_t hours;
        SpendBasis basis;
    };
    for (const auto& [hours, basis] : std::initializer_list<Case>{
             {0, SpendBasis::average},
             {36, SpendBasis::average},
             {42, SpendBasis::average},
             {45, SpendBasis::hour_of_day},
             {48, SpendBasis::hour_of_day},
             {280, SpendBasis::hour_of_day},
             {300, SpendBasis::hour_of_day},
             {305, SpendBasis::hour_of_week},
             {336, SpendBasis::hour_of_week},
         }) {
        CAPTURE(hours);
        CHECK(basis_after(hours) == basis);
    }
}

TEST_CASE("after nearly eight days weekdays are told apart") {
    const auto thursdays_differ = [](std::size_t hours) {
        const auto shape = shape_of(
            newest_hours(hours, [](std::size_t back) { return is_thursday(back) ? 3 : 1; }),
            all_days(), 0);
        return shape.rates[12] != doctest::Approx(shape.rates[36]);
    };
    CHECK_FALSE(thursdays_differ(155));
    CHECK_FALSE(thursdays_differ(170));
    CHECK(thursdays_differ(176));
    CHECK(thursdays_differ(192));
}

TEST_CASE("hours of the week need a fifth of the time watched sharply") {
    const auto sharp_of_a_hundred = [](std::size_t sharp) {
        auto recent = made_weeks(steady_back);
        for (std::size_t back = 0; back < hours_used; ++back) {
            recent.hours[back].blurred = back % 100 >= sharp;
        }
        return shape_of(recent, all_days(), 0);
    };
    CHECK(sharp_of_a_hundred(24).basis == SpendBasis::hour_of_week);
    CHECK_FALSE(sharp_of_a_hundred(24).too_far_apart);
    CHECK(sharp_of_a_hundred(16).basis == SpendBasis::hour_of_day);
    CHECK(sharp_of_a_hundred(16).too_far_apart);
    CHECK(sharp_of_a_hundred(0).basis == SpendBasis::average);
    CHECK(sharp_of_a_hundred(0).too_far_apart);
}

TEST_CASE("blurred hours tell days from each other, but not hours") {
    auto recent =
        made_weeks([](std::size_t back) { return at_noon(back) * (is_thursday(back) ? 8 : 1); });
    for (auto& hour : recent.hours) {
        hour.blurred = true;
    }
    const auto shape = shape_of(recent, all_days(), 0);
    CHECK(shape.rates[12] == doctest::Approx(shape.rates[3]));
    CHECK(shape.rates[12] > 4 * shape.rates[36]);
}

TEST_CASE("an hour of the day leans to the average as if that had been watched for an hour") {
    const auto shape = shape_of(newest_hours(48, at_noon), all_days(), 0);
    CHECK(shape.watched == 48);
    CHECK(shape.rates[12] == doctest::Approx((48.0 + 1) / 3));
    CHECK(shape.rates[3] == doctest::Approx(1.0 / 3));
    // Payments of 5 with an average of 1 say little in less than five hours.
    const auto lumpy = shape_of(newest_hours(48, at_noon), all_days(), 5);
    CHECK(lumpy.rates[12] == doctest::Approx((48.0 + 5) / 7));
    CHECK(lumpy.rates[3] == doctest::Approx(5.0 / 7));
}

TEST_CASE("a weekday leans to the average as if that had been watched for twelve hours") {
    // One Thursday among ten days.
    const auto ten_days =
        newest_hours(240, [](std::size_t back) { return is_thursday(back) ? 2 : 1; });
    const auto shape = shape_of(ten_days, all_days(), 0);
    CHECK(shape.rates[12] == doctest::Approx((48 + 12 * 1.1) / 36));
    CHECK(shape.rates[36] == doctest::Approx((24 + 12 * 1.1) / 36));
    const auto lumpy = shape_of(ten_days, all_days(), 33);
    CHECK(lumpy.rates[12] == doctest::Approx((48 + 30 * 1.1) / 54));
}

TEST_CASE("an hour of the week leans to those of its weekday and of its hour") {
    // Only on Friday at 6:00.
    const auto recent =
        made_weeks([](std::size_t back) { return place_of_back(back) == 30 ? 168 : 0; });
    const auto shape = shape_of(recent, all_days(), 0);
    const auto hour = (6 * 168.0 + 1) / 43;
    const auto other_hour = 1.0 / 43;
    const auto friday = (6 * 168.0 + 12) / 156;
    const auto other_day = 12.0 / 156;
    CHECK(shape.rates[30] == doctest::Approx((6 * 168 + hour * friday) / 7));
    CHECK(shape.rates[31] == doctest::Approx(other_hour * friday / 7));
    CHECK(shape.rates[6] == doctest::Approx(hour * other_day / 7));
    CHECK(shape.rates[7] == doctest::Approx(other_hour * other_day / 7));
}

TEST_CASE("days count as their factors say, and those with none not at all") {
    const auto recent =
        made_weeks([](std::size_t back) { return back < 2 * hours_of_day ? 50 : 1; });
    auto factors = all_days();
    factors[0] = 0;
    factors[1] = 1.0 / 50;
    const auto shape = shape_of(recent, factors, 0);
    CHECK(shape.watched == 41 * 24);
    CHECK(shape.per_day() == doctest::Approx(24));
    CHECK(shape.rates[100] == doctest::Approx(1));
}
