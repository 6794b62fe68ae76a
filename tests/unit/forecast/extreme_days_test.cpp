// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/extreme_days.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "made_weeks.hpp"

using namespace balance;
using namespace balance::test;

namespace {

struct Incident {
    std::size_t day;  // back
    double times;     // the other days
};

// The days back that are left out.
std::vector<std::size_t> left_out(const RecentSpend& recent) {
    std::vector<std::size_t> days;
    const auto factors = without_extreme_days(recent);
    for (std::size_t day = 0; day < days_used; ++day) {
        if (factors[day] == 0) {
            days.push_back(day);
        } else {
            CHECK(factors[day] == 1);
        }
    }
    return days;
}

std::vector<std::size_t> left_out_with(const std::vector<Incident>& incidents) {
    return left_out(made_weeks([&](std::size_t back) {
        for (const auto& [day, times] : incidents) {
            if (back / hours_of_day == day) {
                return times;
            }
        }
        return 1.0;
    }));
}

}  // namespace

TEST_CASE("a day is extreme with more than three times what the one in the middle spent") {
    using Days = std::vector<std::size_t>;
    struct Case {
        const char* what;
        std::vector<Incident> incidents;
        Days left_out;
    };
    for (const auto& [what, incidents, expected] : std::vector<Case>{
             {"a usual one", {}, {}},
             {"two and a half times", {{9, 2.5}}, {}},
             {"more than three times", {{9, 3.5}}, {9}},
             {"a hundred times", {{9, 100}}, {9}},
             {"today", {{0, 5}}, {0}},
             {"the oldest one", {{41, 5}}, {41}},
             {"two on other weekdays", {{9, 5}, {20, 4}}, {9, 20}},
             {"two on the same weekday belong to the week", {{9, 5}, {23, 4}}, {}},
             {"three are how the account spends", {{9, 5}, {20, 4}, {31, 4}}, {}},
             {"a third that is not extreme", {{9, 5}, {20, 4}, {31, 2.5}}, {9, 20}},
         }) {
        CAPTURE(what);
        CHECK(left_out_with(incidents) == expected);
    }
}

TEST_CASE("the one in the middle is among the days that were watched for six hours") {
    const auto watched_for = [](std::size_t hours) {
        auto recent = made_weeks([](std::size_t) { return 1.0; });
        for (std::size_t back = 2 * hours_of_day; back < hours_used; ++back) {
            if (back % hours_of_day >= hours) {
                recent.hours[back].spent = 0;
                recent.hours[back].watched = 0;
            }
        }
        return recent;
    };
    CHECK(left_out(watched_for(5)).empty());
    CHECK(left_out(watched_for(7)).size() == 2);
}

TEST_CASE("where nothing is spent on most days, none is extreme") {
    CHECK(left_out(made_weeks([](std::size_t back) { return back < 30 ? 5.0 : 0.0; })).empty());
    CHECK(left_out(RecentSpend(HourlySpend{}, thursday, WeekPlaces{})).empty());
}
