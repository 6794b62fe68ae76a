// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/thresholds.hpp"

#include <string>

#include <doctest/doctest.h>

#include "failure_text.hpp"

using namespace balance;

namespace {

std::optional<Range> range_of(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional<Range>(*Range::parse(text));
}

Thresholds thresholds_of(std::string_view warning, std::string_view critical) {
    return {range_of(warning), range_of(critical)};
}

}  // namespace

TEST_CASE("the state follows the thresholds, critical first") {
    struct Row {
        std::string_view warning;
        std::string_view critical;
        std::string_view value;
        State state;
    };
    using enum State;
    constexpr Row rows[] = {
        {"200", "50", "250", ok},
        {"200", "50", "200", ok},
        {"200", "50", "199.99999999", warning},
        {"200", "50", "50", warning},
        {"200", "50", "49.99", critical},
        {"200", "50", "31.168300000000002", critical},
        {"200", "50", "-1", critical},
        {"200", "50", "0", critical},
        {"", "31.168300000000002", "31.168300000000002", ok},
        {"1060.76", "", "1060.76", ok},
        {"1060.77", "", "1060.76", warning},
        {"", "", "-1e30", ok},
        {"", "50", "49", critical},
        {"-50", "-100", "-60", warning},
        {"-50", "-100", "-100.01", critical},
        {"~:", "~:", "-1e30", ok},
        {"~:100", "~:200", "150", warning},
        {"~:100", "~:200", "201", critical},
        {"@10:20", "@15:18", "12", warning},
        {"@10:20", "@15:18", "16", critical},
        {"100:", "100:", "99", critical},
        {"0:200", "", "-0.01", warning},
        {"0:200", "", "200.01", warning},
    };
    for (const auto& row : rows) {
        CAPTURE(row.warning);
        CAPTURE(row.critical);
        CAPTURE(row.value);
        const auto thresholds = thresholds_of(row.warning, row.critical);
        const auto value = *Amount::parse(row.value);
        CHECK(thresholds.state_of(value) == row.state);
        const auto* crossed = thresholds.crossed_by(value);
        if (row.state == ok) {
            CHECK(crossed == nullptr);
        } else {
            REQUIRE(crossed != nullptr);
            CHECK(*crossed == *range_of(row.state == critical ? row.critical : row.warning));
        }
    }
}

TEST_CASE("levels that would skip the warning are out of order") {
    struct Row {
        std::string_view warning;
        std::string_view critical;
        std::string_view disorder;
    };
    constexpr Row rows[] = {
        {"50", "200", "the critical floor 200 is above the warning floor 50"},
        {"-100", "-50", "the critical floor -50 is above the warning floor -100"},
        {"50:", "50.00000001:", "the critical floor 50.00000001 is above the warning floor 50"},
        {"~:200", "~:100", "the critical ceiling 100 is below the warning ceiling 200"},
        {"0:200", "~:100", "the critical ceiling 100 is below the warning ceiling 200"},
        {"10:200", "20:300", "the critical floor 20 is above the warning floor 10"},
        {"10:200", "5:100", "the critical ceiling 100 is below the warning ceiling 200"},
        {"200", "50", ""},
        {"50", "50", ""},
        {"50", "50.0", ""},
        {"-50", "-100", ""},
        {"~:100", "~:200", ""},
        {"10:200", "5:300", ""},
        {"50", "~:10", ""},
        {"~:10", "50", ""},
        {"~:", "50", ""},
        {"50", "~:", ""},
        {"@10:20", "50", ""},
        {"5", "@10:20", ""},
        {"", "200", ""},
        {"50", "", ""},
        {"", "", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.warning);
        CAPTURE(row.critical);
        CHECK(test::text_of(disorder_of(thresholds_of(row.warning, row.critical))) == row.disorder);
    }
}

TEST_CASE("a state's name and number are those of the plugin guidelines") {
    CHECK(name_of(State::ok) == "OK");
    CHECK(name_of(State::warning) == "WARNING");
    CHECK(name_of(State::critical) == "CRITICAL");
    CHECK(name_of(State::unknown) == "UNKNOWN");
    CHECK(exit_code(State::ok) == 0);
    CHECK(exit_code(State::warning) == 1);
    CHECK(exit_code(State::critical) == 2);
    CHECK(exit_code(State::unknown) == 3);
}
