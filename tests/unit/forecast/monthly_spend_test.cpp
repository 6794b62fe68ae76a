// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/monthly_spend.hpp"

#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "spending_feed.hpp"

using namespace balance;
using namespace balance::test;
using namespace std::chrono;

namespace {

using Day = MonthlySpend::Day;

Day number_of(sys_days date) {
    return date.time_since_epoch().count();
}

// Spends 10 on working days and 4 on others, and what is told on top, from January on.
MonthlySpend learned(const std::map<Day, double>& extras,
                     sys_days today,
                     const std::set<Day>& not_watched = {}) {
    DailySpend days;
    for (auto at = sys_days(2026y / January / 1); at <= today; at += std::chrono::days(1)) {
        const bool weekend = weekday(at).iso_encoding() > 5;
        const auto extra = extras.find(number_of(at));
        const auto spent = (weekend ? 4.0 : 10.0) + (extra == extras.end() ? 0 : extra->second);
        if (!not_watched.contains(number_of(at))) {
            days.add(at, at + std::chrono::days(1), spent, {});
        }
    }
    return {days, number_of(today)};
}

std::map<Day, double> on(std::initializer_list<year_month_day> dates, double extra = 20) {
    std::map<Day, double> extras;
    for (const auto& date : dates) {
        extras[number_of(sys_days(date))] = extra;
    }
    return extras;
}

}  // namespace

TEST_CASE("what came in the last months on a date is expected on it again") {
    struct Row {
        std::string name;
        std::map<Day, double> extras;
        sys_days today;
        year_month_day expected;
        double times;  // usual days
    };
    const auto on_the_tenth = on({2026y / March / 10, 2026y / April / 10, 2026y / May / 11});
    const Row rows[] = {
        {"a month ahead", on_the_tenth, 2026y / May / 12, 2026y / June / 10, 2.4},
        {"on the day itself", on_the_tenth, 2026y / June / 10, 2026y / June / 10, 2.4},
        {"a weekend is put off, as in May", on_the_tenth, 2026y / September / 1,
         2026y / October / 12, 0},
        {"the last working day",
         on({2026y / January / 30, 2026y / February / 27, 2026y / March / 31, 2026y / April / 30,
             2026y / May / 29}),
         2026y / June / 1, 2026y / June / 30, 2.4},
        {"the second Tuesday",
         on({2026y / March / 10, 2026y / April / 14, 2026y / May / 12, 2026y / June / 9}),
         2026y / June / 20, 2026y / July / 14, 2.4},
        {"two months with a lot more", on({2026y / April / 10, 2026y / May / 11}), 2026y / May / 20,
         2026y / June / 10, 2.4},
        {"two months with a little more", on({2026y / April / 10, 2026y / May / 11}, 6),
         2026y / May / 20, 2026y / June / 10, 0},
        {"three months with a little more",
         on({2026y / March / 10, 2026y / April / 10, 2026y / May / 11}, 6), 2026y / May / 20,
         2026y / June / 10, 0.73},
        {"once is no pattern", on({2026y / May / 11}), 2026y / May / 20, 2026y / June / 11, 0},
        {"a month without it ends it",
         on({2026y / February / 10, 2026y / March / 10, 2026y / April / 10}), 2026y / May / 20,
         2026y / June / 10, 0},
        {"other days are no pattern", on({2026y / March / 3, 2026y / April / 16, 2026y / May / 27}),
         2026y / May / 30, 2026y / June / 16, 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto monthly = learned(row.extras, row.today);
        CHECK(monthly.extra_on(number_of(sys_days(row.expected))) ==
              doctest::Approx(row.times).epsilon(0.03));
        CHECK(monthly.extra_on(number_of(sys_days(row.expected)) + 3) == 0);
    }
}

TEST_CASE("a rise of some days is expected with each of its days") {
    std::map<Day, double> extras;
    for (const auto& begin : {2026y / March / 3, 2026y / April / 3, 2026y / May / 4}) {
        extras[number_of(sys_days(begin))] = 10;
        extras[number_of(sys_days(begin)) + 1] = 30;
        extras[number_of(sys_days(begin)) + 2] = 20;
    }
    const auto monthly = learned(extras, 2026y / May / 20);
    const auto june = number_of(2026y / June / 3);
    CHECK(monthly.extra_on(june - 1) == 0);
    CHECK(monthly.extra_on(june) == doctest::Approx(1.2).epsilon(0.03));
    CHECK(monthly.extra_on(june + 1) == doctest::Approx(3.6).epsilon(0.03));
    CHECK(monthly.extra_on(june + 2) == doctest::Approx(2.4).epsilon(0.03));
    CHECK(monthly.extra_on(june + 3) == 0);
    // Half of it is over: the rest is still to come.
    CHECK(learned(extras, 2026y / May / 5).extra_on(number_of(2026y / May / 6)) ==
          doctest::Approx(2.4).epsilon(0.03));
}

TEST_CASE("several rises a month are expected each on its date") {
    auto extras = on({2026y / March / 2, 2026y / April / 1, 2026y / May / 1});
    extras.merge(on({2026y / March / 16, 2026y / April / 15, 2026y / May / 15}, 40));
    const auto monthly = learned(extras, 2026y / May / 20);
    CHECK(monthly.extra_on(number_of(2026y / June / 1)) == doctest::Approx(2.4).epsilon(0.03));
    CHECK(monthly.extra_on(number_of(2026y / June / 15)) == doctest::Approx(4.8).epsilon(0.03));
}

TEST_CASE("a month in which nobody watched neither proves nor ends a pattern") {
    const auto extras = on({2026y / February / 10, 2026y / March / 10, 2026y / May / 11});
    const auto monthly = learned(extras, 2026y / May / 20, {number_of(2026y / April / 10)});
    CHECK(monthly.extra_on(number_of(2026y / June / 10)) == doctest::Approx(2.4).epsilon(0.03));
}

TEST_CASE("days that are high at random are no pattern") {
    std::map<Day, double> extras;
    for (Day at = number_of(2026y / January / 1); at < number_of(2026y / August / 1); ++at) {
        extras[at] = at * at % 11 == 4 ? 30 : 0;
    }
    CHECK(learned(extras, 2026y / August / 1).is_empty());
    // Of so many one falls on the tenth of three months by chance.
    extras = on({2026y / May / 11, 2026y / June / 10, 2026y / July / 10});
    for (const int day : {3, 7, 14, 17, 21, 25, 29}) {
        extras.merge(
            on({2026y / April / ((day * 5 + 1) % 28 + 1), 2026y / May / ((day * 3) % 27 + 1),
                2026y / June / ((day * 11) % 28 + 1), 2026y / July / day}));
    }
    CHECK(learned(extras, 2026y / July / 12).extra_on(number_of(2026y / August / 10)) == 0);
    CHECK(learned({}, 2026y / August / 1).is_empty());
    CHECK(learned({}, 2026y / January / 1).is_empty());
    CHECK(MonthlySpend().extra_on(0) == 0);
}

TEST_CASE("a monthly rise shortens the runway before it begins") {
    // From Monday, 2 March, on; more on the 10th of each month, or on the Monday after.
    const auto spending = [](double hour) {
        const auto at = floor<days>(monday + minutes(static_cast<int>(hour * 60)));
        for (const auto& date : {2026y / March / 10, 2026y / April / 10, 2026y / May / 11,
                                 2026y / June / 10, 2026y / July / 10}) {
            if (at == sys_days(date)) {
                return 4.0;
            }
        }
        return 1.0;
    };
    Feed feed;
    feed.watch(spending, sys_days(2026y / July / 9) - monday + hours(12));
    const auto runway = feed.runway(48);
    // The 12 hours of today, then a day at four times the rate.
    CHECK(days_of(runway) == doctest::Approx(0.5 + 36.0 / 96).epsilon(0.03));
    CHECK(runway.monthly_rise == SampleTime(sys_days(2026y / July / 10)));
    CHECK(runway.per_day == doctest::Approx(24).epsilon(0.03));
    CHECK_FALSE(feed.runway(11).monthly_rise.has_value());
    // While it lasts it is no burst, and afterwards it is over.
    feed.watch(spending, hours(24));
    CHECK(days_of(feed.runway(48)) == doctest::Approx(0.5).epsilon(0.03));
    CHECK_FALSE(feed.runway(48).burst.has_value());
    feed.watch(spending, hours(24));
    CHECK(days_of(feed.runway(48)) == doctest::Approx(2).epsilon(0.03));
}

TEST_CASE("what is paid once a month is expected until it is paid") {
    // 24 a day, and 240 at 03:00 on the first of each month.
    const auto spending = [](double hour) {
        const auto at = monday + minutes(static_cast<int>(hour * 60));
        const auto day = floor<days>(at);
        const bool first = year_month_day(day).day() == std::chrono::day(1);
        return 1.0 + (first && at - day >= hours(3) && at - day < hours(3) + minutes(15) ? 960 : 0);
    };
    Feed feed;
    feed.watch(spending, sys_days(2026y / August / 31) - monday + hours(12));
    CHECK(days_of(feed.runway(240)) < 1.5);
    CHECK(days_of(feed.runway(480)) > 5);
    feed.watch(spending, hours(15));
    CHECK(days_of(feed.runway(240)) < 1.5);
    feed.watch(spending, minutes(15));
    CHECK(days_of(feed.runway(240)) == doctest::Approx(10).epsilon(0.05));
    feed.watch(spending, hours(4));
    CHECK(days_of(feed.runway(240)) == doctest::Approx(10).epsilon(0.05));
}
