// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/option_table.hpp"

#include <set>

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("every option has its own name and its own letter") {
    std::set<std::string_view> names;
    std::set<char> letters;
    for (const auto& spec : option_table()) {
        CAPTURE(spec.name);
        CHECK(names.insert(spec.name).second);
        CHECK(spec.name.size() > 1);
        CHECK((spec.letter == 0 || letters.insert(spec.letter).second));
    }
}

TEST_CASE("every option has a help text and a value name where it takes a value") {
    for (const auto& spec : option_table()) {
        CAPTURE(spec.name);
        CHECK_FALSE(spec.help.empty());
        CHECK((spec.takes == OptionValue::none) == spec.value.empty());
    }
}

TEST_CASE("the options of one group stand together") {
    std::set<OptionGroup> seen;
    auto current = option_table().front().group;
    for (const auto& spec : option_table()) {
        CAPTURE(spec.name);
        if (spec.group != current) {
            CHECK(seen.insert(current).second);
            current = spec.group;
        }
        CHECK_FALSE(seen.contains(spec.group));
    }
}

TEST_CASE("the documented options and letters are there") {
    struct Row {
        std::string_view name;
        char letter;
    };
    constexpr Row rows[] = {{"provider", 'P'},
                            {"provider-dir", 0},
                            {"history", 0},
                            {"runway-warning", 0},
                            {"runway-critical", 0},
                            {"spend-warning", 0},
                            {"spend-critical", 0},
                            {"spend-window", 0},
                            {"topups-warning", 0},
                            {"topups-critical", 0},
                            {"topups-window", 0},
                            {"stale-warning", 0},
                            {"stale-critical", 0},
                            {"topup-hours", 0},
                            {"holidays", 0},
                            {"timezone", 0},
                            {"backtest", 0},
                            {"backtest-svg", 0},
                            {"url", 'u'},
                            {"login", 'l'},
                            {"password-file", 0},
                            {"key-file", 0},
                            {"password", 0},
                            {"key", 0},
                            {"extra-opts", 0},
                            {"param", 0},
                            {"account", 0},
                            {"warning", 'w'},
                            {"critical", 'c'},
                            {"metric", 'm'},
                            {"currency", 0},
                            {"timeout", 't'},
                            {"retries", 0},
                            {"on-failure", 0},
                            {"proxy", 0},
                            {"ca-file", 0},
                            {"ca-path", 0},
                            {"client-cert", 0},
                            {"client-key", 0},
                            {"ipv4", '4'},
                            {"ipv6", '6'},
                            {"insecure", 0},
                            {"http-method", 0},
                            {"perfdata-thresholds", 0},
                            {"label", 0},
                            {"simulate", 0},
                            {"response-file", 0},
                            {"explain", 0},
                            {"list-providers", 0},
                            {"show-provider", 0},
                            {"validate-provider", 0},
                            {"provider-file", 0},
                            {"verbose", 'v'},
                            {"help", 'h'},
                            {"version", 'V'}};
    CHECK(option_table().size() == std::size(rows));
    for (const auto& row : rows) {
        CAPTURE(row.name);
        REQUIRE(option_named(row.name) != nullptr);
        CHECK(option_named(row.name)->letter == row.letter);
    }
}

TEST_CASE("options are found by their exact name or letter only") {
    CHECK(option_named("warning") == option_lettered('w'));
    for (const std::string_view name : {"", "warn", "Warning", "warning ", "w", "--warning"}) {
        CAPTURE(name);
        CHECK(option_named(name) == nullptr);
    }
    for (const char letter : {'\0', 'x', 'W', '-', '?'}) {
        CAPTURE(letter);
        CHECK(option_lettered(letter) == nullptr);
    }
}
