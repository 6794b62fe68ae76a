// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/verdict.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::optional<Range> range(std::string_view text) {
    return text.empty() ? std::optional<Range>() : std::optional<Range>(*Range::parse(text));
}

}  // namespace

TEST_CASE("the first figure is judged and critical counts before warning") {
    struct Row {
        std::string_view amount;
        std::string_view warning;
        std::string_view critical;
        State state;
        std::string_view crossed;
    };
    constexpr Row rows[] = {
        {"1000", "200", "50", State::ok, ""},
        {"200", "200", "50", State::ok, ""},
        {"199.99", "200", "50", State::warning, "200:"},
        {"50", "200", "50", State::warning, "200:"},
        {"49.999999", "200", "50", State::critical, "50:"},
        {"31.168300000000002", "", "31.168300000000002", State::ok, ""},
        {"31.168300000000002", "", "31.168300000000003", State::critical, "31.168300000000003:"},
        {"1060.76", "1060.76", "", State::ok, ""},
        {"1060.76", "1060.77", "", State::warning, "1060.77:"},
        {"-5", "", "", State::ok, ""},
        {"-100", "", "-100", State::ok, ""},
        {"-100.01", "", "-100", State::critical, "-100:"},
        {"0", "", "0", State::ok, ""},
        {"500", "", "~:400", State::critical, "~:400"},
        {"15", "@10:20", "", State::warning, "@10:20"},
        {"5", "~:", "~:", State::ok, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.amount);
        CAPTURE(row.critical);
        const Balance balance{
            {{"judged", "", *Amount::parse(row.amount)}, {"other", "", *Amount::parse("-999999")}},
            "UAH"};
        const auto verdict = judge_level(balance, {range(row.warning), range(row.critical)});
        CHECK(verdict.state == row.state);
        CHECK((verdict.crossed ? verdict.crossed->text() : "") == row.crossed);
        CHECK(verdict.balance.figures.size() == 2);
    }
}

TEST_CASE("the worst of level and findings is the state, and UNKNOWN is the least of the bad") {
    using enum State;
    struct Row {
        std::string_view amount;
        std::vector<State> found;
        State state;
    };
    const Row rows[] = {
        {"1000", {}, ok},
        {"1000", {ok, ok}, ok},
        {"1000", {ok, warning}, warning},
        {"1000", {warning, critical, ok}, critical},
        {"1000", {unknown}, unknown},
        {"1000", {unknown, warning}, warning},
        {"100", {ok}, warning},
        {"100", {unknown}, warning},
        {"100", {critical}, critical},
        {"10", {ok}, critical},
        {"10", {unknown}, critical},
        {"10", {warning}, critical},
    };
    for (const auto& row : rows) {
        CAPTURE(row.amount);
        const Balance balance{{{"balance", "", *Amount::parse(row.amount)}}, "UAH"};
        std::vector<Finding> findings;
        for (const auto state : row.found) {
            findings.push_back({state, "a sentence"});
        }
        const auto level = judge_level(balance, {range("200"), range("50")});
        const auto verdict = with_findings(level, findings,
                                           {{.label = "spend",
                                             .value = *Amount::parse("5"),
                                             .unit = {},
                                             .warning = {},
                                             .critical = {},
                                             .minimum = {},
                                             .maximum = {}}});
        CHECK(verdict.state == row.state);
        CHECK(verdict.crossed == level.crossed);
        CHECK(verdict.findings.size() == row.found.size());
        CHECK(verdict.perfdata.size() == 1);
    }
}
