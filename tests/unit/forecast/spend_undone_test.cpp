// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include <doctest/doctest.h>

#include "forecast/spend_history.hpp"
#include "forecast/spend_log.hpp"
#include "spending_feed.hpp"

using namespace balance;
using namespace balance::test;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace {

constexpr SampleTime midnight{std::chrono::days(20'000)};
constexpr auto first_hour = 20'000L * 24;

}  // namespace

TEST_CASE(
    "what is taken back leaves the newest hour that holds as much, otherwise the newest ones") {
    struct Row {
        const char* name;
        double taken;
        HourlySpend::Index back;
        double left[4];
    };
    for (const auto& row : {
             Row{"the hour of the drop", 7, 100, {5, 1, 2, 1}},
             Row{"the newest of two", 1, 100, {5, 8, 2, 0}},
             Row{"all of an hour", 8, 100, {5, 0, 2, 1}},
             Row{"more than any hour holds", 9, 100, {5, 2, 0, 0}},
             Row{"more than there is", 99, 100, {0, 0, 0, 0}},
             Row{"not from long ago", 7, 2, {5, 8, 0, 0}},
             Row{"nothing", 0, 100, {5, 8, 2, 1}},
         }) {
        CAPTURE(row.name);
        HourlySpend log;
        const double spent[] = {5, 8, 2, 1};
        for (int i = 0; i < 4; ++i) {
            log.add(midnight + hours(i), midnight + hours(i) + minutes(59), spent[i], {});
        }
        log.take_back(row.taken, row.back);
        for (int i = 0; i < 4; ++i) {
            CAPTURE(i);
            CHECK(log.at(first_hour + i).spent == doctest::Approx(row.left[i]));
        }
    }
}

TEST_CASE("time that was hidden and is watched after all is no more than there is") {
    HourlySpend log;
    log.add(midnight, midnight + minutes(60), 1, {});
    log.add(midnight + minutes(60), midnight + minutes(80), 0, minutes(20));
    log.add(midnight + minutes(80), midnight + minutes(90), 1, {});
    log.watch_again(midnight + minutes(90), minutes(20));
    CHECK(log.at(first_hour + 1).watched == minutes(30));
    CHECK(log.watched() == minutes(90));
    HourlySpend().watch_again(midnight, minutes(20));
}

TEST_CASE("a dip is forgotten by the forecast when it is undone") {
    for (const auto length : {minutes(15), minutes(600), minutes(6000)}) {
        CAPTURE(length.count());
        auto feed = Feed().watch(steady, hours(20 * 24));
        const auto before = days_of(feed.runway(240));
        feed.spent += 2000;
        double undone = 0;
        feed.watch(steady, length);
        feed.time += minutes(15);
        undone += 2000;
        feed.history.add(feed.time, feed.spent, feed.hidden, undone);
        CHECK(days_of(feed.runway(240)) == doctest::Approx(before).epsilon(0.03));
    }
}
