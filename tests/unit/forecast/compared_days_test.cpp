// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/compared_days.hpp"

#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

using namespace balance;

namespace {

using Day = ComparedDays::Day;

constexpr Day today = 20'500;

struct Spent {
    double amount = 0;
    std::chrono::hours watched{24};
};

// So many days, by how many of them are back; yesterday is 1.
ComparedDays compare(Day count, const std::function<Spent(Day back)>& spent) {
    DailySpend days;
    for (auto back = count; back > 0; --back) {
        const auto [amount, watched] = spent(back);
        const auto begin = DailySpend::begin_of(today - back);
        days.add(begin, begin + watched, amount, {});
    }
    return {days, today};
}

constexpr Day long_ago = 100;
constexpr Day odd_day = 50;

// Of an account that spends 1 a day, but for one weekday, on which it once spends another amount.
ComparedDay once(double usually,
                 double amount,
                 std::chrono::hours watched = std::chrono::hours(24)) {
    return compare(long_ago,
                   [&](Day back) -> Spent {
                       if (back == odd_day) {
                           return {amount, watched};
                       }
                       return {back % 7 == odd_day % 7 ? usually : 1};
                   })
        .at(today - odd_day);
}

}  // namespace

TEST_CASE("a day is compared with its weekday in the weeks around it") {
    const auto usual = once(0.2, 0.2);
    CHECK(usual.known);
    CHECK_FALSE(usual.high);
    CHECK(usual.extra == doctest::Approx(0));
    const auto doubled = once(1, 2);
    CHECK(doubled.high);
    CHECK(doubled.extra == doctest::Approx(1));
    CHECK(once(1, 0.25).extra == doctest::Approx(-0.75));
}

TEST_CASE("high is what exceeds the usual by two fifths of it") {
    CHECK_FALSE(once(5, 5 * 1.2).high);
    CHECK(once(5, 5 * 1.65).high);
}

TEST_CASE("high is what exceeds the usual by three tenths of a day") {
    const auto mean_day = 6.2 / 7;
    CHECK_FALSE(once(0.2, 0.2 + 0.24 * mean_day).high);
    CHECK(once(0.2, 0.2 + 0.37 * mean_day).high);
    CHECK(once(0.2, 0.2 + 0.37 * mean_day).extra == doctest::Approx(0.37));
}

TEST_CASE("half a day tells what a day spends") {
    using std::chrono::hours;
    CHECK_FALSE(once(1, 1, hours(10)).known);
    CHECK(once(1, 1, hours(14)).known);
    CHECK(once(1, 1, hours(16)).extra == doctest::Approx(0.5));
}

TEST_CASE("three other weeks are enough to compare with") {
    const auto steady = [](Day) -> Spent { return {1}; };
    CHECK_FALSE(compare(1 + 2 * 7, steady).at(today - 1).known);
    CHECK(compare(1 + 3 * 7, steady).at(today - 1).known);
    // Some days in the middle have the three on both sides.
    CHECK(compare(1 + 3 * 7, steady).at(today - 8).known);
    CHECK_FALSE(compare(1 + 3 * 7, steady).at(today - 7).known);
}

TEST_CASE("five weeks before and after are compared with") {
    // Of the five weeks before yesterday two spent 3, of four, six or seven half would have.
    const auto compared = compare(long_ago, [](Day back) -> Spent {
        const auto week = (back - 1) / 7;
        const bool is_high = back % 7 == 1 && (week == 1 || week == 2 || week > 5);
        return {is_high ? 3.0 : 1.0};
    });
    CHECK(compared.at(today - 1).extra == doctest::Approx(0));
    CHECK(compared.at(today - 1).known);
}

TEST_CASE("a day that is explained is a usual one") {
    auto compared =
        compare(long_ago, [](Day back) -> Spent { return {back == odd_day ? 4. : 1.}; });
    CHECK(compared.today() == today);
    CHECK(compared.at(today - odd_day).high);
    compared.explain(today - odd_day);
    CHECK_FALSE(compared.at(today - odd_day).high);
    CHECK(compared.at(today - odd_day).extra == 0);
    CHECK(compared.at(today - odd_day).known);
}

TEST_CASE("rises are counted where they begin, among the days that are known") {
    const auto compared = compare(long_ago, [](Day back) -> Spent {
        const bool is_high = (back >= 30 && back < 33) || back == 60;
        return {is_high ? 4.0 : 1.0};
    });
    CHECK(compared.share_of_rises() == doctest::Approx(2.0 / long_ago));
    CHECK(compare(0, [](Day) -> Spent { return {}; }).share_of_rises() == 0);
}

TEST_CASE("nothing is known of today, of days to come and of those long ago") {
    const auto compared = compare(long_ago, [](Day) -> Spent { return {1}; });
    CHECK_FALSE(compared.at(today).known);
    CHECK_FALSE(compared.at(today + 3).known);
    CHECK_FALSE(compared.at(today - long_ago - 1).known);
    CHECK_FALSE(compared.at(today - 2 * DailySpend::kept).known);
}
