// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "output/perfdata.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::optional<Range> range_of(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional<Range>(*Range::parse(text));
}

}  // namespace

TEST_CASE("thresholds are written in the style that was chosen") {
    struct Row {
        std::string_view warning;
        std::string_view critical;
        std::string_view bound;
        std::string_view range;
    };
    constexpr Row rows[] = {
        {"200", "50", "balance=31.17;200;50", "balance=31.17;200:;50:"},
        {"200:", "50:", "balance=31.17;200;50", "balance=31.17;200:;50:"},
        {"-50", "-100", "balance=31.17;-50;-100", "balance=31.17;-50:;-100:"},
        {"~:100", "~:200", "balance=31.17;100;200", "balance=31.17;~:100;~:200"},
        {"0:200", "@10:20", "balance=31.17;0:200;@10:20", "balance=31.17;0:200;@10:20"},
        {":200", "@10", "balance=31.17;0:200;@0:10", "balance=31.17;0:200;@0:10"},
        {"@10:", "@~:5", "balance=31.17;@10:;@~:5", "balance=31.17;@10:;@~:5"},
        {"~:", "50", "balance=31.17;~:;50", "balance=31.17;~:;50:"},
        {"1e3", "1.5e-3", "balance=31.17;1000;0.0015", "balance=31.17;1000:;0.0015:"},
        {"200", "", "balance=31.17;200", "balance=31.17;200:"},
        {"", "50", "balance=31.17;;50", "balance=31.17;;50:"},
        {"", "", "balance=31.17", "balance=31.17"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.warning);
        CAPTURE(row.critical);
        const Thresholds thresholds{range_of(row.warning), range_of(row.critical)};
        const auto text = [&](PerfdataThresholds style) {
            return judged_perfdata("balance", *Amount::parse("31.17"), thresholds, style).text();
        };
        CHECK(text(PerfdataThresholds::bound) == row.bound);
        CHECK(text(PerfdataThresholds::range) == row.range);
        CHECK(text(PerfdataThresholds::none) == "balance=31.17");
    }
}

TEST_CASE("the value is exact, plain and without a unit") {
    struct Row {
        std::string_view amount;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {"31.168300000000002", "balance=31.168300000000002"},
        {"1234567.89", "balance=1234567.89"},
        {"0.00000001", "balance=0.00000001"},
        {"-0", "balance=0"},
        {"-12.50", "balance=-12.50"},
        {"1e3", "balance=1000"},
        {"1e-8", "balance=0.00000001"},
        {".5", "balance=0.5"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.amount);
        CHECK(judged_perfdata("balance", *Amount::parse(row.amount), {}, PerfdataThresholds::bound)
                  .text() == row.text);
    }
}

TEST_CASE("empty fields stay between and go at the end") {
    Perfdata time{.label = "time",
                  .value = *Amount::parse("0.214"),
                  .unit = "s",
                  .warning = {},
                  .critical = {},
                  .minimum = "0",
                  .maximum = "10"};
    CHECK(time.text() == "time=0.214s;;;0;10");
    time.maximum.clear();
    CHECK(time.text() == "time=0.214s;;;0");
    time.minimum.clear();
    CHECK(time.text() == "time=0.214s");
    time.critical = "5";
    CHECK(time.text() == "time=0.214s;;5");
}
