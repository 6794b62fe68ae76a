// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/failure.hpp"

#include <doctest/doctest.h>

#include "config/settings.hpp"

using namespace balance;

TEST_CASE("the six classes of failure are known by name") {
    CHECK(failure_class_named("unreachable") == FailureKind::unreachable);
    CHECK(failure_class_named("refused") == FailureKind::refused);
    CHECK(failure_class_named("throttled") == FailureKind::throttled);
    CHECK(failure_class_named("provider") == FailureKind::provider);
    CHECK(failure_class_named("empty") == FailureKind::empty);
    CHECK(failure_class_named("malformed") == FailureKind::malformed);
    for (const std::string_view name :
         {"", "configuration", "Refused", "refuse", "ok", " refused"}) {
        CAPTURE(name);
        CHECK_FALSE(failure_class_named(name).has_value());
    }
}

TEST_CASE("a failure is UNKNOWN unless a rule says otherwise") {
    const FailureStates states;
    for (const auto kind :
         {FailureKind::unreachable, FailureKind::refused, FailureKind::throttled,
          FailureKind::provider, FailureKind::malformed, FailureKind::configuration}) {
        CHECK(states.state_of(kind) == State::unknown);
    }
}

TEST_CASE("a class beats the general rule, in either order, and the last rule wins") {
    FailureStates states;
    states.set(FailureKind::refused, State::critical);
    states.set_general(State::warning);
    CHECK(states.state_of(FailureKind::refused) == State::critical);
    CHECK(states.state_of(FailureKind::unreachable) == State::warning);
    states.set(FailureKind::refused, State::unknown);
    CHECK(states.state_of(FailureKind::refused) == State::unknown);
    states.set_general(State::critical);
    CHECK(states.state_of(FailureKind::malformed) == State::critical);
}

TEST_CASE("an empty account is CRITICAL unless a rule for this very class says otherwise") {
    FailureStates states;
    CHECK(states.state_of(FailureKind::empty) == State::critical);
    states.set_general(State::warning);
    CHECK(states.state_of(FailureKind::empty) == State::critical);
    states.set(FailureKind::empty, State::unknown);
    CHECK(states.state_of(FailureKind::empty) == State::unknown);
}

TEST_CASE("a mistake of configuration is always UNKNOWN") {
    FailureStates states;
    states.set_general(State::critical);
    CHECK(states.state_of(FailureKind::configuration) == State::unknown);
    CHECK(mistake("x").kind() == FailureKind::configuration);
}

TEST_CASE("a failure keeps its message and its advice") {
    const Failure failure(FailureKind::refused, "login refused", "Check the key");
    CHECK(failure.kind() == FailureKind::refused);
    REQUIRE(failure.message().pieces().size() == 1);
    CHECK(failure.message().pieces().front().text == "login refused");
    CHECK(failure.advice().pieces().front().text == "Check the key");
    CHECK(Failure(FailureKind::provider, "x").advice().empty());
}
