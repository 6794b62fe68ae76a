// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/usual_level.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "made_weeks.hpp"

using namespace balance;
using namespace balance::test;

namespace {

struct Spell {
    std::size_t hours;
    double ratio;  // to what the shape expects
};

// The oldest first; before them the ratio is 1, and the last one ends now.
using Course = std::vector<Spell>;

double ratio_at(const Course& course, std::size_t back) {
    std::size_t end = 0;
    for (auto spell = course.rbegin(); spell != course.rend(); ++spell) {
        end += spell->hours;
        if (back < end) {
            return spell->ratio;
        }
    }
    return 1;
}

SpendInHours units_of(double unit) {
    return {.payment = 1, .unit = unit, .booked = false, .newest_day = hours_of_day};
}

UsualLevel level_on(const WeekShape& shape, const Course& course, double unit) {
    const auto recent = made_weeks([&](std::size_t back) {
        return ratio_at(course, back) * shape.rates[place_of_back(back)];
    });
    return usual_level(recent, shape, units_of(unit));
}

// Of an account that never sleeps. Blocks are of six hours.
UsualLevel level_after(const Course& course, double unit = 0.05) {
    return level_on(flat_shape(), course, unit);
}

// Of one with quiet nights. Blocks are of the twelve hours from midnight and of six hours each.
UsualLevel level_with_nights_after(const Course& course, double unit = 0.05) {
    return level_on(made_shape(rate_with_nights), course, unit);
}

doctest::Approx about(double value) {
    return doctest::Approx(value).epsilon(0.03);
}

}  // namespace

TEST_CASE("what is spent as the shape expects has the level 1") {
    const auto level = level_after({});
    CHECK(level.now == doctest::Approx(1));
    CHECK(level.a_day_ago == doctest::Approx(1));
    CHECK(level.quiet_hours == 0);
    CHECK(level.quiet_share == 1);
    CHECK(level.mean_day == doctest::Approx(24));
    for (const auto factor : level.day_factors) {
        CHECK(factor == doctest::Approx(1));
    }
}

TEST_CASE("a higher level counts when it lasted through a day and a night") {
    CHECK(level_with_nights_after({{18, 2.5}}).now == about(1));
    CHECK(level_with_nights_after({{24, 2.5}}).now == about(2.5));
    CHECK(level_with_nights_after({{24, 2.5}}).a_day_ago == about(1));
    CHECK(level_with_nights_after({{48, 2.5}}).a_day_ago == about(2.5));
}

TEST_CASE("where no hours are quiet, it has to last for nearly two days") {
    CHECK(level_after({{36, 2.5}}).now == about(1));
    CHECK(level_after({{42, 2.5}}).now == about(1));
    CHECK(level_after({{48, 2.5}}).now == about(2.5));
}

TEST_CASE("a quiet time is no news for three days, below 40 % for a week") {
    struct Case {
        const char* what;
        Spell quiet;
        bool falls;
    };
    for (const auto& [what, quiet, falls] : std::initializer_list<Case>{
             {"half for nearly three days", {66, 0.5}, false},
             {"half for more than three days", {78, 0.5}, true},
             {"nearly half for five days", {120, 0.46}, true},
             {"a third for five days", {120, 0.34}, false},
             {"a third for nearly a week", {162, 0.34}, false},
             {"a third for more than a week", {174, 0.34}, true},
             {"a little for ten days", {240, 0.025}, true},
             {"next to nothing for ten days", {240, 0.016}, false},
             {"nothing for three weeks", {570, 0}, false},
             {"nothing for more than 24 days", {582, 0}, true},
         }) {
        CAPTURE(what);
        const auto level = level_after({quiet});
        if (falls) {
            CHECK(level.now == about(quiet.ratio));
            CHECK(level.quiet_hours == 0);
        } else {
            CHECK(level.now == about(1));
            CHECK(level.quiet_hours == static_cast<double>(quiet.hours));
            CHECK(level.quiet_share == about(quiet.ratio));
        }
    }
}

TEST_CASE("what is near the level moves it a little, what is not waits") {
    CHECK(level_after({{48, 0.7}}).quiet_hours == 0);
    CHECK(level_after({{48, 0.7}}).now < 0.96);
    CHECK(level_after({{48, 0.5}}).quiet_hours == 48);
    CHECK(level_after({{48, 0.5}}).now == about(1));
    CHECK(level_after({{60, 1.4}}).now == about(1.1));
    CHECK(level_after({{60, 1.9}}).now == about(1.9));
}

TEST_CASE("a level near the old one is the usual one after some half-lives of six days") {
    CHECK(level_after({{6 * 24, 1.4}}).now == about(1.2));
    CHECK(level_after({{12 * 24, 0.7}}).now == about(0.775));
}

TEST_CASE("once away, it is back when it is nearer than what is away from the start") {
    // What goes on at 1.4 belongs to the rise, what returns to 1.1 ends it.
    CHECK(level_with_nights_after({{12, 2.6}, {24, 1.5}}).now > 1.5);
    CHECK(level_with_nights_after({{24, 1.5}}).now < 1.2);
    CHECK(level_after({{42, 2.6}, {12, 1.1}}).now < 1.5);
    CHECK(level_after({{42, 2.6}, {12, 1.45}}).now > 2);
    // As 0.7 belongs to a quiet time, and 0.9 does not.
    CHECK(level_after({{48, 0.5}, {24, 0.7}}).now < 0.65);
    CHECK(level_after({{48, 0.5}, {24, 0.9}}).now > 0.9);
}

TEST_CASE("who comes back to the level before is back at once") {
    CHECK(level_after({{240, 0.34}, {12, 1}}).now == about(1));
    CHECK(level_after({{240, 0.34}, {6, 1}}).now == about(1));
    CHECK(level_after({{240, 0.34}, {3, 1}}).now == about(1));
    // To another level it is a rise as any other.
    CHECK(level_after({{240, 0.34}, {12, 2.4}}).now < 0.6);
}

TEST_CASE("what fell back to the level before a rise did so as soon as a rise counts") {
    CHECK(level_after({{200, 2.5}, {18, 1}}).now == about(2.5));
    CHECK(level_after({{200, 2.5}, {24, 1}}).now == about(1));
}
