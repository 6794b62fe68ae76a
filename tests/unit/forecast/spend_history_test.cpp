// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_history.hpp"

#include <cmath>
#include <numbers>
#include <string>

#include <doctest/doctest.h>

#include "spending_feed.hpp"

using namespace balance;
using namespace balance::test;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using Basis = Runway::Basis;

TEST_CASE("the basis of an estimate follows from the history that was watched") {
    struct Row {
        hours watched;
        Basis basis;
        bool estimated;
    };
    for (const auto& row : {Row{hours(0), Basis::collecting, false},
                            {hours(23), Basis::collecting, false},
                            {hours(24), Basis::average, true},
                            {hours(40), Basis::average, true},
                            {hours(48), Basis::hour_of_day, true},
                            {hours(12 * 24), Basis::hour_of_day, true},
                            {hours(14 * 24), Basis::hour_of_week, true},
                            {hours(100 * 24), Basis::hour_of_week, true}}) {
        CAPTURE(row.watched.count());
        const auto runway = Feed().watch(steady, row.watched).runway(48);
        CHECK(runway.basis == row.basis);
        CHECK(runway.lasts.has_value() == row.estimated);
        CHECK(runway.needed == hours(24));
        CHECK(runway.collected == std::min<std::chrono::seconds>(row.watched, runway.collected));
    }
}

TEST_CASE("while collecting it is told how much of the history is there") {
    const auto runway = Feed().watch(steady, hours(5)).runway(48);
    CHECK(runway.collected == hours(5));
    CHECK_FALSE(runway.lasts.has_value());
    CHECK_FALSE(SpendHistory().runway(10).lasts.has_value());
}

TEST_CASE("money lasts until the expected spend has used it up") {
    struct Row {
        std::string name;
        Spending spending;
        hours watched;  // from Monday on
        double balance;
        double days;
    };
    for (const auto& row : {
             Row{"a day of steady spend", steady, hours(24), 48, 2},
             {"weeks of steady spend", steady, hours(28 * 24), 48, 2},
             {"more than a week ahead", steady, hours(28 * 24), 24 * 20.5, 20.5},
             {"the day's spend is over by 20:00", by_day, hours(28 * 24), 23, 19.5 / 24},
             {"from noon, the rest of the day counts", by_day, hours(28 * 24 + 12), 15, 7.5 / 24},
             {"on Monday, the work of the week", by_week, hours(28 * 24), 5 * 24 - 2,
              4 + 19.0 / 24},
             {"on Monday, two days of work", by_week, hours(28 * 24), 23, 19.5 / 24},
             {"one unit more lasts over the weekend", by_week, hours(28 * 24), 5 * 24 + 2, 7.375},
             {"the third batch is the one that fails", nightly, hours(28 * 24), 60, 2 + 2.5 / 24},
         }) {
        CAPTURE(row.name);
        const auto runway = Feed().watch(row.spending, row.watched).runway(row.balance);
        CHECK(days_of(runway) == doctest::Approx(row.days).epsilon(0.03));
        CHECK_FALSE(runway.uncertain);
    }
}

TEST_CASE("the spend of a day is that of the week that is expected") {
    CHECK(Feed().watch(steady, hours(28 * 24)).runway(48).per_day == doctest::Approx(24));
    CHECK(Feed().watch(by_week, hours(28 * 24)).runway(48).per_day ==
          doctest::Approx(5 * 24.0 / 7).epsilon(0.03));
}

TEST_CASE("there is no figure where nothing is spent, and beyond a year") {
    CHECK_FALSE(Feed().watch(nothing, hours(28 * 24)).runway(48).lasts.has_value());
    const auto spending = Feed().watch(steady, hours(28 * 24));
    CHECK(spending.runway(24 * 360).lasts.has_value());
    CHECK_FALSE(spending.runway(24 * 370).lasts.has_value());
}

TEST_CASE("an empty account lasts no longer, unless it never spent anything") {
    for (const double balance : {0.0, -5.0}) {
        CAPTURE(balance);
        CHECK(days_of(Feed().watch(steady, hours(48)).runway(balance)) == 0);
        CHECK_FALSE(Feed().watch(nothing, hours(48)).runway(balance).lasts.has_value());
    }
    const auto dried_up = Feed().watch(steady, hours(48)).watch(nothing, hours(60 * 24));
    CHECK(days_of(dried_up.runway(0)) == 0);
}

TEST_CASE("what was not watched does not count as time without spend") {
    struct Row {
        std::string name;
        hours gap;
        double spent_in_it;
        bool hidden;
    };
    for (const auto& row : {Row{"a missed poll", hours(1), 1, false},
                            {"a night without polls", hours(10), 10, false},
                            {"the host was off for days", hours(96), 96, false},
                            {"the host was off and the account topped up", hours(96), 0, true},
                            {"a top-up hid the spend", hours(2), 0, true},
                            {"the clock jumped", hours(3 * 365 * 24), 0, false}}) {
        CAPTURE(row.name);
        auto feed = Feed().watch(steady, hours(14 * 24));
        feed.time += row.gap;
        feed.spent += row.spent_in_it;
        feed.hidden += row.hidden ? milliseconds(row.gap) : milliseconds(0);
        feed.watch(steady, hours(30));
        CHECK(days_of(feed.runway(48)) == doctest::Approx(2).epsilon(0.02));
    }
}

TEST_CASE("a poll a day is enough for an average") {
    const auto runway = Feed().watch(by_day, hours(28 * 24), hours(24)).runway(48);
    CHECK(runway.basis == Basis::average);
    CHECK(Feed().watch(steady, hours(28 * 24), hours(24)).runway(48).lasts.has_value());
    CHECK(days_of(Feed().watch(steady, hours(28 * 24), hours(24)).runway(48)) ==
          doctest::Approx(2).epsilon(0.03));
}

TEST_CASE("polls that skip the weekends are enough, ones every four days are too seldom") {
    const auto weekly = Feed().watch(steady, hours(28 * 24), hours(60)).runway(48);
    CHECK(weekly.basis == Basis::average);
    CHECK(days_of(weekly) == doctest::Approx(2).epsilon(0.03));
    const auto runway = Feed().watch(steady, hours(28 * 24), hours(96)).runway(48);
    CHECK(runway.basis == Basis::collecting);
    CHECK(runway.too_seldom);
    CHECK_FALSE(Feed().watch(steady, hours(5)).runway(48).too_seldom);
    CHECK_FALSE(
        Feed().watch(steady, hours(192), hours(96)).watch(steady, hours(1)).runway(48).too_seldom);
}

TEST_CASE("spend that grew for good is the usual within a week") {
    const auto doubled = [](double hour) { return by_day(hour) * (hour < 28 * 24 ? 1 : 2); };
    const auto feed = Feed().watch(doubled, hours(35 * 24));
    CHECK(feed.runway(48).per_day == doctest::Approx(48).epsilon(0.1));
}

TEST_CASE("a day out of the ordinary is no reason to expect more of them") {
    for (const double times : {0.0, 3.0, 100.0}) {
        CAPTURE(times);
        const auto once = [&](double hour) {
            return by_day(hour) * (hour >= 20 * 24 && hour < 21 * 24 ? times : 1);
        };
        CHECK(Feed().watch(once, hours(28 * 24)).runway(48).per_day ==
              doctest::Approx(24).epsilon(0.05));
    }
}

TEST_CASE("sparse payouts are uncertain, and the figure is what is expected") {
    // 50 at a time, about twice a week, at hours without a pattern.
    const auto payouts = [](double hour) {
        const auto phase = std::sin(std::floor(hour) * std::numbers::sqrt2 * 1000);
        return phase > 0.9998 || phase < -0.9995 ? 50.0 : 0.0;
    };
    const auto runway = Feed().watch(payouts, hours(35 * 24)).runway(30);
    CHECK(runway.uncertain);
    CHECK(runway.per_day > 0);
    CHECK(days_of(runway) == doctest::Approx(30 / runway.per_day).epsilon(0.3));
}

TEST_CASE("a day that is heavy each week belongs to the week") {
    // Ten times as much on Mondays: 240, else 24 a day.
    const auto mondays = [](double hour) { return std::fmod(hour, 168) < 24 ? 10.0 : 1.0; };
    const auto sunday_noon = Feed().watch(mondays, hours(8 * 7 * 24 - 12));
    CHECK(days_of(sunday_noon.runway(12 + 120)) == doctest::Approx(1).epsilon(0.05));
    CHECK(sunday_noon.runway(100).per_day == doctest::Approx((240 + 6 * 24) / 7.0).epsilon(0.05));
}

TEST_CASE("a quiet time is no news for three weeks, then nothing is spent") {
    auto feed = Feed().watch([](double hour) { return 0.25 + by_day(hour); }, hours(35 * 24));
    feed.watch(nothing, hours(20 * 24));
    CHECK(feed.runway(200).per_day == doctest::Approx(30).epsilon(0.05));
    CHECK(feed.runway(200).quiet_for > hours(19 * 24));
    feed.watch(nothing, hours(6 * 24));
    CHECK(feed.runway(200).per_day == 0);
}

TEST_CASE("what has been quiet may well be so for as long again, which alerts wait for") {
    auto feed = Feed().watch([](double hour) { return 0.25 + by_day(hour); }, hours(35 * 24));
    const auto busy = feed.runway(75);
    CHECK(busy.likely_lasts.value() - busy.lasts.value() < hours(2));
    feed.watch(nothing, hours(3 * 24));
    const auto quiet = feed.runway(75);
    CHECK(days_of(quiet) == doctest::Approx(2.5).epsilon(0.1));
    CHECK(quiet.likely_lasts.value() - quiet.lasts.value() > hours(2 * 24));
}

TEST_CASE("after a closure the money is told to last as long as before it") {
    struct Row {
        const char* what;
        int days;
        double share;
    };
    for (const auto& row :
         {Row{"a long weekend", 4, 0}, Row{"a week", 7, 0}, Row{"three weeks", 21, 0},
          Row{"two weeks at a quarter", 14, 0.25}, Row{"a dip of a day", 1, 0.1}}) {
        CAPTURE(row.what);
        const auto with_closure = [&](double hour) {
            const bool closed = hour >= 28 * 24 && hour < (28 + row.days) * 24;
            return (0.25 + by_day(hour)) * (closed ? row.share : 1);
        };
        // Ten in the morning of the first day back; 75 is two days and a half.
        const auto feed = Feed().watch(with_closure, hours((28 + row.days) * 24 + 10));
        CHECK(days_of(feed.runway(75)) == doctest::Approx(2.5).epsilon(0.25));
    }
}

TEST_CASE(
    "what doubles or triples is the usual from the second day on, what halves within a week") {
    struct Row {
        double times;
        int after;  // hours
    };
    for (const auto& row : {Row{2, 34}, Row{3, 34}, Row{0.5, 8 * 24}}) {
        CAPTURE(row.times);
        const auto changed = [&](double hour) {
            return (0.25 + by_day(hour)) * (hour >= 28 * 24 ? row.times : 1);
        };
        const auto feed = Feed().watch(changed, hours(28 * 24 + row.after));
        CHECK(days_of(feed.runway(75 * row.times)) == doctest::Approx(2.5).epsilon(0.3));
    }
}

TEST_CASE("an account that is empty stays so, however long ago it was used up") {
    auto feed = Feed().watch(by_day, hours(28 * 24)).watch(nothing, hours(1));
    for (int week = 0; week < 10; ++week) {
        feed.hidden += hours(7 * 24);
        feed.time += hours(7 * 24);
        feed.history.add(feed.time, feed.spent, feed.hidden);
        CHECK(days_of(feed.runway(0)) == 0);
        CHECK(days_of(feed.runway(-3)) == 0);
        CHECK(feed.runway(0).basis != Basis::collecting);
    }
}

TEST_CASE("more money never lasts shorter") {
    for (const auto& spending : {Spending(steady), Spending(by_week), Spending(nightly)}) {
        const auto feed = Feed().watch(spending, hours(28 * 24 + 13));
        double before = 0;
        for (double balance = 1; balance < 300; balance += 1) {
            const auto now = days_of(feed.runway(balance));
            CHECK(now >= before);
            before = now;
        }
    }
}

TEST_CASE("times that go back and sums that are no number are ignored") {
    auto feed = Feed().watch(steady, hours(14 * 24));
    const auto before = feed.runway(48).lasts;
    feed.history.add(feed.time - hours(5), feed.spent + 1000);
    feed.history.add(feed.time, std::nan(""));
    feed.history.add(feed.time, INFINITY);
    feed.history.add(SampleTime(milliseconds::max()), feed.spent);
    feed.history.add(SampleTime(milliseconds::min()), feed.spent);
    CHECK(feed.runway(48).lasts == before);
    CHECK_FALSE(feed.runway(std::nan("")).lasts.has_value());
}

TEST_CASE("of single payments the average is what was paid, whatever two days brought") {
    // About every other day, at any hour; 200 on two of the days.
    const Spending spending = [](double time) {
        const auto day = std::floor(time / 24);
        const auto due = std::fmod(day * 7 + 3, 24);
        const auto into = time - 24 * day - due;
        const auto paid = day == 24 || day == 47 ? 200 : std::fmod(day * 5, 9) < 4 ? 30 : 0;
        return into >= 0 && into < 0.25 ? 4.0 * paid : 0.0;
    };
    const auto feed = Feed().watch(spending, hours(60 * 24));
    const auto runway = feed.runway(1000);
    CHECK(runway.uncertain);
    CHECK(runway.per_day > 0.8 * feed.spent / 60);
    CHECK(runway.per_day < 1.25 * feed.spent / 60);
}
