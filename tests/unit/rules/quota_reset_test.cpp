// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/quota_reset.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/wall_clock.hpp"

using namespace balance;
using namespace std::chrono;

namespace {

// UTC
struct Moment {
    month_day date;
    minutes time{};
    int year = 2026;

    [[nodiscard]] SampleTime at() const {
        return sys_days(std::chrono::year(year) / date.month() / date.day()) + time;
    }
};

struct Seen {
    Moment moment;  // of the sample that it leads to
    double size;
    double balance;
    double spent = 0;  // in its interval
    minutes apart{5};  // its samples
    minutes hidden_for = apart;
};

std::vector<Rise> rises(const std::vector<Seen>& all) {
    std::vector<Rise> result;
    double spent = 0;
    for (const auto& seen : all) {
        spent += seen.size;
        const auto end = seen.moment.at();
        result.push_back(
            {end - seen.apart, end, seen.size, seen.balance, seen.spent, seen.hidden_for, spent});
    }
    return result;
}

// "2026-04-01 00:05 UTC"; "" where none is known, "late, ..." where it should be over.
std::string next(const std::vector<Seen>& all, const Moment& now, const TimeZone& zone = {}) {
    const auto reset = next_quota_reset(rises(all), now.at(), zone);
    if (!reset) {
        return "";
    }
    const auto by = floor<seconds>(reset->by);
    return (reset->is_late ? "late, " : "") +
           WallClock{zone, zone}.minute_text(by, by + seconds(1));
}

constexpr auto midnight = minutes(0);
constexpr auto whole_day = minutes(24 * 60);

const Seen february{{February / 1}, 950, 1000};
const Seen march{{March / 1}, 870, 1000};
const Moment later{March / 28};

struct Row {
    const char* what;
    std::vector<Seen> rises;
    Moment now;
    std::string_view next;
};

}  // namespace

TEST_CASE("a quota is known after two rises on the same day to the same figure") {
    const Row rows[] = {
        {"nothing yet", {}, later, ""},
        {"one rise", {march}, later, ""},
        {"two months", {february, march}, later, "2026-04-01 00:00 UTC"},
        {"right after the second one", {february, march}, {March / 1}, "2026-04-01 00:00 UTC"},
        {"little was spent in a month",
         {{{February / 1}, 950, 1000}, {{March / 1}, 60, 1000}},
         later,
         "2026-04-01 00:00 UTC"},
        {"used up in both months",
         {{{February / 1}, 1000, 1000}, {{March / 1}, 1000, 1000}},
         later,
         "2026-04-01 00:00 UTC"},
        {"below zero in both months",
         {{{February / 1}, 1050, 1000}, {{March / 1}, 1050, 1000}},
         later,
         "2026-04-01 00:00 UTC"},
        {"another hour each time",
         {{{February / 1, hours(3)}, 950, 1000}, {{March / 1, hours(2)}, 870, 1000}},
         later,
         "2026-04-01 03:00 UTC"},
        {"checks that are hours apart, at other times of the day",
         {{{February / 1, hours(7)}, 950, 990, 0, hours(8)},
          {{March / 1, hours(4)}, 870, 985, 0, hours(6)}},
         later,
         "2026-04-01 04:00 UTC"},
        {"with refunds before, between and behind",
         {{{January / 20}, 2, 400},
          february,
          {{February / 1, hours(5)}, 0.1, 990},
          {{February / 20}, 200, 700},
          march,
          {{March / 20}, 200, 480}},
         later,
         "2026-04-01 00:00 UTC"},
        {"of a bigger plan, the month before last",
         {{{January / 1}, 1950, 2000}, february, march},
         later,
         "2026-04-01 00:00 UTC"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(next(row.rises, row.now) == row.next);
    }
}

TEST_CASE("what only looks like a quota is none") {
    const Row rows[] = {
        {"the same amount to another figure",
         {{{February / 1}, 1000, 1040}, {{March / 1}, 1000, 1020}},
         later,
         ""},
        {"on another day", {february, {{March / 2, hours(1)}, 870, 1000}}, later, ""},
        {"every other month", {{{January / 1}, 950, 1000}, march}, later, ""},
        {"a year later", {{{March / 1, midnight, 2025}, 950, 1000}, march}, later, ""},
        {"every thirty days",
         {{{March / 2, hours(1)}, 950, 1000}, {{April / 1, hours(1)}, 870, 1000}},
         {April / 2},
         ""},
        {"a recharge to the figure whenever it is needed",
         {february, {{February / 14}, 902, 1000}, march},
         later,
         ""},
        {"a recharge since then", {february, march, {{March / 9}, 902, 1000}}, later, ""},
        {"a top-up of a quarter between them",
         {february, {{February / 14}, 250, 700}, march},
         later,
         ""},
        {"a top-up of a quarter since then", {february, march, {{March / 9}, 250, 600}}, later, ""},
        {"as much was left both times, as with a recharge at a low balance",
         {{{February / 1}, 905, 1000}, {{March / 1}, 900, 1000}},
         later,
         ""},
        {"the same, on another day the month before",
         {{{January / 4}, 903, 1000}, {{February / 1}, 905, 1000}, {{March / 1}, 900, 1000}},
         later,
         ""},
        {"a gap of days in which nobody looked",
         {february, {{March / 1}, 870, 1000, 0, 4 * whole_day}},
         later,
         ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(next(row.rises, row.now) == row.next);
    }
    CHECK(next({{{January / 1}, 903, 1000}, {{February / 1}, 905, 1000}, {{March / 1}, 900, 1000}},
               later) == "2026-04-01 00:00 UTC");
    CHECK(next({february, {{February / 14}, 200, 700}, march}, later) == "2026-04-01 00:00 UTC");
    CHECK(next({february, {{March / 1}, 870, 1000, 0, 3 * whole_day}}, later) ==
          "2026-04-01 00:00 UTC");
}

TEST_CASE("a figure is the same but for what was spent unseen") {
    const auto told = [](double balance, double spent, minutes hidden) {
        return !next({february, {{March / 1}, 870, balance, spent, whole_day, hidden}}, later)
                    .empty();
    };
    // 950 are spent in 28 days.
    CHECK(told(1000, 0, minutes(0)));
    CHECK(told(996, 0, minutes(0)));
    CHECK_FALSE(told(995, 0, minutes(0)));
    CHECK(told(1004, 0, minutes(0)));
    CHECK_FALSE(told(1005, 0, minutes(0)));
    CHECK(told(960, 36, minutes(0)));
    CHECK_FALSE(told(960, 35, minutes(0)));
    CHECK(told(935, 0, whole_day));
    CHECK_FALSE(told(930, 0, whole_day));
}

TEST_CASE("the last days of a month are the last day of a shorter one") {
    const auto on = [](month_day first, month_day last, int year) {
        return next({{{first, hours(6), year}, 950, 1000}, {{last, hours(6), year}, 870, 1000}},
                    {last, hours(7), year});
    };
    CHECK(on(January / 31, February / 28, 2026) == "2026-03-31 06:00 UTC");
    CHECK(on(January / 30, February / 28, 2026) == "2026-03-30 06:00 UTC");
    CHECK(on(January / 28, February / 28, 2026) == "2026-03-28 06:00 UTC");
    CHECK(on(February / 28, March / 28, 2026) == "2026-04-28 06:00 UTC");
    CHECK(on(February / 28, March / 31, 2026) == "2026-04-30 06:00 UTC");
    CHECK(on(March / 31, April / 30, 2026) == "2026-05-31 06:00 UTC");
    CHECK(on(April / 30, May / 30, 2026) == "2026-06-30 06:00 UTC");
    CHECK(on(January / 30, February / 29, 2028) == "2028-03-30 06:00 UTC");
    CHECK(on(January / 30, February / 28, 2028).empty());
    CHECK(on(March / 31, April / 29, 2026).empty());
    CHECK(next({{{December / 5, midnight, 2025}, 950, 1000}, {{January / 5}, 870, 1000}},
               {January / 9}) == "2026-02-05 00:00 UTC");
}

TEST_CASE("a rise between two samples may lie on either of their days") {
    // Thinned to the last sample of each day: the first one came on the 31st or on the 1st.
    const Seen by_day{{February / 1, hours(23)}, 950, 970, 30, whole_day};
    CHECK(next({by_day, march}, later) == "2026-04-01 00:00 UTC");
    CHECK(next({by_day, {{February / 28, hours(23)}, 870, 1000, 0, minutes(60)}}, later) ==
          "2026-03-31 23:00 UTC");
    // Both are possible: the later one counts.
    CHECK(next({by_day, {{March / 1, hours(23)}, 870, 975, 25, whole_day}}, later) ==
          "2026-04-01 23:00 UTC");
    // Just before midnight once, just behind it the next time.
    CHECK(next({{{February / 1, minutes(2)}, 950, 1000}, {{March / 1, minutes(3)}, 870, 1000}},
               later) == "2026-04-01 00:02 UTC");
}

TEST_CASE("a reset that was due and did not come is not waited for longer than a day") {
    const std::vector<Seen> both = {{{February / 1, hours(6)}, 950, 1000},
                                    {{March / 1, hours(6)}, 870, 1000}};
    CHECK(next(both, {April / 1, hours(6)}) == "2026-04-01 06:00 UTC");
    CHECK(next(both, {April / 1, hours(6) + minutes(1)}) == "late, 2026-04-02 06:00 UTC");
    CHECK(next(both, {April / 2, hours(6)}) == "late, 2026-04-02 06:00 UTC");
    CHECK(next(both, {April / 2, hours(6) + minutes(1)}).empty());
    CHECK(next(both, {May / 1}).empty());
    auto again = both;
    again.push_back({{April / 2, hours(5)}, 1000, 1000});
    CHECK(next(again, {April / 2, hours(5)}).empty());
    again.push_back({{May / 2, hours(5)}, 960, 1000});
    CHECK(next(again, {May / 2, hours(5)}) == "2026-06-02 05:00 UTC");
}

TEST_CASE("the day and its hours are those of the clock on the wall") {
    const auto kyiv = TimeZone::named("Europe/Kyiv").value();
    // Midnight in Kyiv: 22:00 UTC on the last day of the month, 21:00 in summer.
    const Seen winter{{January / 31, hours(22)}, 950, 1000};
    const Seen spring{{February / 28, hours(22)}, 870, 1000};
    const Seen summer{{March / 31, hours(21)}, 940, 1000};
    CHECK(next({winter, spring}, later, kyiv) == "2026-04-01 00:00");
    CHECK(next({winter, spring}, {March / 31, hours(21)}, kyiv) == "2026-04-01 00:00");
    CHECK(next({winter, spring}, {March / 31, hours(21) + minutes(1)}, kyiv) ==
          "late, 2026-04-02 00:00");
    CHECK(next({winter, spring, summer}, {April / 9}, kyiv) == "2026-05-01 00:00");
    // Of a provider in UTC: 02:00 in winter, 03:00 in summer.
    CHECK(next({march, {{April / 1}, 900, 1000}}, {April / 9}, kyiv) == "2026-05-01 03:00");
    // The hour that is jumped over.
    CHECK(next({{{January / 29, hours(1) + minutes(30)}, 950, 1000},
                {{February / 28, hours(1) + minutes(30)}, 870, 1000}},
               later, kyiv) == "2026-03-29 04:00");
}
