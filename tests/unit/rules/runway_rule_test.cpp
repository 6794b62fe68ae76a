// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/runway_rule.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

Runway lasting(std::optional<seconds> time) {
    Runway runway;
    runway.basis = Runway::Basis::hour_of_week;
    runway.lasts = time;
    return runway;
}

}  // namespace

TEST_CASE("a runway alerts below its threshold, and until it has some room above it") {
    const RunwayRule rule{hours(72), hours(24)};
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
             {hours(87), State::warning, State::ok},
             {hours(80), State::critical, State::warning},
             {hours(28), State::critical, State::critical},
             {hours(28), State::warning, State::warning},
             {hours(30), State::critical, State::warning},
             {hours(80), State::unknown, State::ok},
             {std::nullopt, State::critical, State::ok},
         }) {
        CAPTURE(row.lasts.value_or(seconds(-1)).count());
        CAPTURE(name_of(row.previous));
        CHECK(rule.judge(lasting(row.lasts), row.previous) == row.expected);
    }
}

TEST_CASE("a threshold that is not given never alerts") {
    CHECK(RunwayRule{}.judge(lasting(seconds(0)), State::critical) == State::ok);
    CHECK(RunwayRule{{}, hours(24)}.judge(lasting(hours(30)), State::ok) == State::ok);
    CHECK(RunwayRule{hours(24), {}}.judge(lasting(seconds(0)), State::ok) == State::warning);
}

TEST_CASE("an estimate that hovers around a threshold pages once") {
    const RunwayRule rule{hours(72), {}};
    auto state = State::ok;
    int changes = 0;
    for (int i = 0; i < 100; ++i) {
        const auto next = rule.judge(lasting(hours(72) + hours(i % 5 - 2)), state);
        changes += next != state;
        state = next;
    }
    CHECK(changes == 1);
}
