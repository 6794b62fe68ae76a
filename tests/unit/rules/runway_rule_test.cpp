// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/runway_rule.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr SampleTime noon{hours(24 * 20'000 + 12)};
constexpr RunwayRule rule{hours(72), hours(24)};

Runway lasting(std::optional<seconds> time) {
    Runway runway;
    runway.basis = Runway::Basis::hour_of_week;
    runway.lasts = runway.likely_lasts = runway.surely_lasts = time;
    runway.per_day = 10;
    return runway;
}

State state_of(const RunwayRule& judged, const Runway& runway, State previous, double paid = 0) {
    return judged.judge(runway, noon, 50, {previous, {}, 50 - paid}).state;
}

}  // namespace

TEST_CASE("a runway alerts below its threshold, and goes on until it is clearly above it") {
    struct Row {
        std::optional<seconds> lasts;
        State previous;
        State expected;
    };
    for (const auto& row : std::vector<Row>{
             {hours(100), State::ok, State::ok},
             {hours(72), State::ok, State::ok},
             {hours(72) - seconds(1), State::ok, State::warning},
             {hours(24), State::ok, State::warning},
             {hours(24) - seconds(1), State::ok, State::critical},
             {seconds(0), State::ok, State::critical},
             {hours(80), State::warning, State::warning},
             {hours(107), State::warning, State::warning},
             {hours(28), State::critical, State::critical},
             {hours(35), State::critical, State::critical},
             {hours(23), State::warning, State::critical},
         }) {
        CAPTURE(row.lasts.value_or(seconds(-1)).count());
        CAPTURE(name_of(row.previous));
        CHECK(state_of(rule, lasting(row.lasts), row.previous) == row.expected);
    }
}

TEST_CASE("WARNING goes by what is likely, CRITICAL by what is nearly sure") {
    auto runway = lasting(hours(200));
    runway.likely_lasts = hours(71);
    CHECK(state_of(rule, runway, State::ok) == State::warning);
    runway = lasting(hours(1));
    runway.surely_lasts = hours(25);
    CHECK(state_of(rule, runway, State::ok) == State::warning);
    runway.surely_lasts = hours(23);
    CHECK(state_of(rule, runway, State::ok) == State::critical);
}

TEST_CASE("a payment ends an alert if it leads to some room, a small rise does not") {
    struct Row {
        std::string_view what;
        seconds lasts;
        double paid;  // 10 are spent a day
        State previous;
        State expected;
    };
    for (const auto& row : {
             Row{"a payment for a day", hours(96), 10, State::warning, State::ok},
             Row{"a payment after which it is short still", hours(71), 10, State::warning,
                 State::warning},
             Row{"hardly above the threshold", hours(80), 10, State::warning, State::warning},
             Row{"a refund", hours(96), 0.9, State::warning, State::warning},
             Row{"enough for the milder state", hours(30), 10, State::critical, State::warning},
         }) {
        CAPTURE(row.what);
        CHECK(state_of(rule, lasting(row.lasts), row.previous, row.paid) == row.expected);
    }
}

TEST_CASE("without a payment an alert ends when the runway was clearly above for six hours") {
    RunwayAlert alert{State::warning, {}, 50};
    for (int hour = 0; hour < 6; ++hour) {
        alert = rule.judge(lasting(hours(110)), noon + hours(hour), 50, alert);
        CHECK(alert == RunwayAlert{State::warning, noon, 50});
    }
    CHECK(rule.judge(lasting(hours(110)), noon + hours(6), 50, alert) == RunwayAlert{});
    CHECK(rule.judge(lasting(std::nullopt), noon + hours(6), 50, alert) == RunwayAlert{});
    // Below it again, the hours begin anew.
    alert = rule.judge(lasting(hours(107)), noon + hours(5), 49, alert);
    CHECK(alert == RunwayAlert{State::warning, {}, 49});
}

TEST_CASE("a threshold that is not given never alerts") {
    CHECK(state_of(RunwayRule{}, lasting(seconds(0)), State::ok) == State::ok);
    CHECK(state_of(RunwayRule{{}, hours(24)}, lasting(hours(30)), State::ok) == State::ok);
    CHECK(state_of(RunwayRule{hours(24), {}}, lasting(seconds(0)), State::ok) == State::warning);
}

TEST_CASE("an estimate that hovers around a threshold pages once") {
    RunwayAlert alert;
    int changes = 0;
    for (int i = 0; i < 100; ++i) {
        const auto next =
            rule.judge(lasting(hours(72) + hours(i % 5 - 2)), noon + minutes(15 * i), 50, alert);
        changes += next.state != alert.state;
        alert = next;
    }
    CHECK(changes == 1);
}
