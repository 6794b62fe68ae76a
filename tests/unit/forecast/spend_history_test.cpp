// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_history.hpp"

#include <cmath>
#include <functional>
#include <numbers>
#include <string>

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using Basis = Runway::Basis;

namespace {

// A Monday, at midnight.
constexpr SampleTime monday{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};

// What is spent an hour, at an hour since Monday.
using Spending = std::function<double(double)>;

double steady(double /*hour*/) {
    return 1;
}

double by_day(double hour) {
    const auto of_day = std::fmod(hour, 24);
    return of_day >= 8 && of_day < 20 ? 2 : 0;
}

double by_week(double hour) {
    return std::fmod(hour, 168) < 5 * 24 ? by_day(hour) : 0;
}

double nightly(double hour) {
    const auto of_day = std::fmod(hour, 24);
    return of_day >= 2 && of_day < 3 ? 24 : 0;
}

double nothing(double /*hour*/) {
    return 0;
}

struct Feed {
    SpendHistory history;
    SampleTime time = monday;
    double spent = 0;
    milliseconds hidden{};

    double hour() const {
        return std::chrono::duration<double, std::ratio<3600>>(time - monday).count();
    }

    // Samples every `step` for `length`.
    Feed& watch(const Spending& spending, milliseconds length, milliseconds step = minutes(15)) {
        history.add(time, spent, hidden);
        for (const auto end = time + length; time < end;) {
            spent += spending(hour() + 0.001) *
                     std::chrono::duration<double, std::ratio<3600>>(step).count();
            time += step;
            history.add(time, spent, hidden);
        }
        return *this;
    }

    Runway runway(double balance) const { return history.runway(balance); }
};

double days(const Runway& runway) {
    return runway.lasts ? static_cast<double>(runway.lasts->count()) / 86400 : -1;
}

}  // namespace

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
             {"on Monday, a week of work", by_week, hours(28 * 24), 5 * 24 - 2, 4 + 19.0 / 24},
             {"one unit more lasts over the weekend", by_week, hours(28 * 24), 5 * 24 + 2, 7.375},
             {"the third batch is the one that fails", nightly, hours(28 * 24), 60, 2 + 2.5 / 24},
         }) {
        CAPTURE(row.name);
        const auto runway = Feed().watch(row.spending, row.watched).runway(row.balance);
        CHECK(days(runway) == doctest::Approx(row.days).epsilon(0.03));
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
        CHECK(days(Feed().watch(steady, hours(48)).runway(balance)) == 0);
        CHECK_FALSE(Feed().watch(nothing, hours(48)).runway(balance).lasts.has_value());
    }
    const auto dried_up = Feed().watch(steady, hours(48)).watch(nothing, hours(60 * 24));
    CHECK(days(dried_up.runway(0)) == 0);
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
        CHECK(days(feed.runway(48)) == doctest::Approx(2).epsilon(0.02));
    }
}

TEST_CASE("a poll a day is enough for an average") {
    const auto runway = Feed().watch(by_day, hours(28 * 24), hours(24)).runway(48);
    CHECK(runway.basis == Basis::average);
    CHECK(Feed().watch(steady, hours(28 * 24), hours(24)).runway(48).lasts.has_value());
    CHECK(days(Feed().watch(steady, hours(28 * 24), hours(24)).runway(48)) ==
          doctest::Approx(2).epsilon(0.03));
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

TEST_CASE("a burst shortens the runway while it lasts") {
    const auto burst = [](double hour) { return by_day(hour) * (hour < 28 * 24 ? 1 : 5); };
    const auto feed = Feed().watch(burst, hours(28 * 24 + 14));
    CHECK(days(feed.runway(72)) < 2);
    CHECK(days(Feed().watch(by_day, hours(28 * 24 + 14)).runway(72)) > 2.9);
}

TEST_CASE("sparse payouts are uncertain, and the figure is what they may well last") {
    // 50 at a time, about twice a week, at hours without a pattern.
    const auto payouts = [](double hour) {
        const auto phase = std::sin(std::floor(hour) * std::numbers::sqrt2 * 1000);
        return phase > 0.9998 || phase < -0.9995 ? 50.0 : 0.0;
    };
    const auto runway = Feed().watch(payouts, hours(35 * 24)).runway(30);
    CHECK(runway.uncertain);
    CHECK(runway.per_day > 0);
    CHECK((days(runway) == -1 || days(runway) > 30 / runway.per_day));
}

TEST_CASE("more money never lasts shorter") {
    for (const auto& spending : {Spending(steady), Spending(by_week), Spending(nightly)}) {
        const auto feed = Feed().watch(spending, hours(28 * 24 + 13));
        double before = 0;
        for (double balance = 1; balance < 300; balance += 1) {
            const auto now = days(feed.runway(balance));
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

TEST_CASE("spend is hidden by a rise and by an empty account") {
    struct Row {
        double before;
        double after;
        bool hidden;
    };
    for (const auto& row : {Row{10, 5, false},
                            {10, 10, false},
                            {10, 11, true},
                            {0, 0, true},
                            {-3, -3, true},
                            {-3, -4, false},
                            {0.01, 0, false}}) {
        CAPTURE(row.before);
        CAPTURE(row.after);
        CHECK(hides_spend(row.before, row.after) == row.hidden);
    }
}
