// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/usual_level.hpp"

#include <cmath>
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

TEST_CASE("a level near the old one moves it with a half-life of six days") {
    const auto closely = [](double value) { return doctest::Approx(value).epsilon(0.005); };
    CHECK(level_after({{6 * 24, 1.4}}).now == closely(1.2));
    CHECK(level_after({{12 * 24, 0.7}}).now == closely(0.775));
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

TEST_CASE("where days differ by chance, the half-life is 24 of its lumps") {
    const auto level_at_last = [](double last_weeks) {
        const auto recent = made_weeks([=](std::size_t back) {
            const auto day = back / hours_of_day;
            return (0.25 + 0.75 * static_cast<double>(day % 3)) * (day < 12 ? last_weeks : 1);
        });
        return usual_level(recent, flat_shape(), units_of(0.05));
    };
    const auto level = level_at_last(1);
    CHECK(level.lump == about(9.4));
    CHECK(level.now == about(1));
    const auto share_of_the_new = 1 - std::exp2(-12 * 24 / (24 * 9.4));
    CHECK(level_at_last(1.4).now / level.now ==
          doctest::Approx(1 + 0.4 * share_of_the_new).epsilon(0.01));
}

TEST_CASE("a level is not told from chance that would bring as much") {
    // Half for a day, in blocks of six hours.
    CHECK(level_after({{24, 0.5}}, 0.3).quiet_hours == 24);
    CHECK(level_after({{24, 0.5}}, 0.45).quiet_hours == 0);
    // Nearly twice the usual, in blocks of twelve and of eighteen hours.
    CHECK(level_after({{48, 1.9}}, 2).now == about(1.9));
    CHECK(level_after({{54, 1.9}}, 3).now == about(1));
    CHECK(level_after({{72, 1.9}}, 3).now == about(1.9));
}

TEST_CASE("a twentieth of a mean day tells that somebody is back") {
    const auto level_with_last_hour_of = [](double rate) {
        const auto shape = made_shape([=](std::size_t place) {
            const auto hour = place % hours_of_day;
            return hour == 23 ? rate : hour == 22 ? 3 : (21 - rate) / 22;
        });
        return level_on(shape, {{240, 0.15}, {1, 1}}, 0.02).now;
    };
    CHECK(level_with_last_hour_of(1.0) == about(0.15));
    CHECK(level_with_last_hour_of(1.45) == about(1));
}

TEST_CASE("it does so for half a day") {
    const auto until_14 =
        made_shape([](std::size_t place) { return place % hours_of_day < 14 ? 24.0 / 14 : 0.0; });
    CHECK(level_on(until_14, {{240, 0.34}, {12, 1}}, 0.02).now == about(1));
    const auto until_11 =
        made_shape([](std::size_t place) { return place % hours_of_day < 11 ? 24.0 / 11 : 0.0; });
    CHECK(level_on(until_11, {{240, 0.34}, {15, 1}}, 0.02).now == about(0.34));
}

TEST_CASE("quiet hours tell a new level if they have enough of the spend") {
    const auto level_with_nights_of = [](double spent) {
        const auto shape = made_shape([=](std::size_t place) {
            return place % hours_of_day < 6 ? spent / 6 : (24 - spent) / 18;
        });
        return level_on(shape, {{24, 2.5}}, 0.02).now;
    };
    CHECK(level_with_nights_of(0.28) == about(1));
    CHECK(level_with_nights_of(0.45) == about(2.5));
    // And if it is more than some single units: it is 3.2.
    CHECK(level_with_nights_after({{24, 2.5}}, 0.65).now == about(2.5));
    CHECK(level_with_nights_after({{24, 2.5}}, 1).now == about(1));
}

TEST_CASE("a campaign does not raise the nights half as much as the days") {
    CHECK(level_with_nights_after({{8, 1.5}, {16, 2.5}}).now == about(1));
    CHECK(level_with_nights_after({{8, 1.9}, {16, 2.5}}).now == about(2.4));
}

TEST_CASE("it begins with what most of the first five days had") {
    const auto first_days_of = [](std::size_t days) {
        return level_after({{days * 24, 2}, {(days_used - days) * 24, 1}});
    };
    CHECK(first_days_of(2).day_factors[41] == 0);
    CHECK(first_days_of(3).day_factors[41] == about(0.5));
    // In blocks of 36 hours, four are enough for a middle; three of 48 are not.
    const auto first_hours_of = [](std::size_t hours, double unit) {
        return level_after({{hours, 2.4}, {hours_used - hours, 1}}, unit);
    };
    CHECK(first_hours_of(36, 6).day_factors[38] > 0.9);
    CHECK(first_hours_of(48, 8).day_factors[38] < 0.8);
}

TEST_CASE("a day counts for the shape if most of it is usual, and the rest not too far off") {
    struct Case {
        const char* what;
        Spell spell;  // in the middle of a day
        bool counts;
    };
    for (const auto& [what, spell, counts] : std::initializer_list<Case>{
             {"a quarter at half", {6, 0.5}, true},
             {"half of it at half", {12, 0.5}, false},
             {"a quarter at two and a half times", {6, 2.5}, true},
             {"a quarter at three and a half times", {6, 3.5}, false},
         }) {
        CAPTURE(what);
        const auto level = level_after({spell, {10 * 24 + 6, 1}});
        CHECK(level.day_factors[11] == about(1));
        if (counts) {
            CHECK(level.day_factors[10] == doctest::Approx(1).epsilon(0.05));
        } else {
            CHECK(level.day_factors[10] == 0);
        }
    }
}

TEST_CASE("a level has to last for four days to be gone back to at once") {
    const auto level_back_after = [](std::size_t held) {
        return level_after({{48 + held, 2.5}, {120, 1}, {12, 2.5}}).now;
    };
    CHECK(level_back_after(72) == about(1));
    CHECK(level_back_after(120) == about(2.5));
}

TEST_CASE("an account is irregular if its lumps are a third of a day") {
    UsualLevel level;
    level.mean_day = 24;
    level.lump = 6;
    CHECK_FALSE(level.is_irregular());
    level.lump = 8.4;
    CHECK(level.is_irregular());
}
