// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/spend_limit.hpp"

#include <doctest/doctest.h>

using namespace balance;

namespace {

Amount amount(std::string_view text) {
    return *Amount::parse(text);
}

}  // namespace

TEST_CASE("a limit of the spend is a range, a ceiling or a number of times, and reads back") {
    struct Row {
        std::string_view given;
        std::string_view text;
        bool is_times;
    };
    constexpr Row rows[] = {
        {"5x", "5x", true},      {"5X", "5x", true},      {" 2.5x\t", "2.5x", true},
        {"1x", "1x", true},      {"1.0x", "1.0x", true},  {"007x", "7x", true},
        {"10.x", "10x", true},   {"50", "~:50", false},   {" 12.5 ", "~:12.5", false},
        {"10:", "10:", false},   {"1:50", "1:50", false}, {"@10:20", "@10:20", false},
        {"@10", "@0:10", false}, {"~:50", "~:50", false}, {"1e2", "~:100", false},
        {"-5", "~:-5", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.given);
        const auto limit = SpendLimit::parse(row.given);
        REQUIRE(limit.has_value());
        CHECK(limit->text() == row.text);
        CHECK((limit->times() != nullptr) == row.is_times);
        CHECK((limit->range() != nullptr) == !row.is_times);
        CHECK(SpendLimit::parse(limit->text()).value() == *limit);
    }
}

TEST_CASE("what is no limit of the spend says why") {
    struct Row {
        std::string_view text;
        std::string_view reason;
    };
    constexpr Row rows[] = {
        {"x", "not a number of times"},
        {"xx", "not a number of times"},
        {"5xx", "not a number of times"},
        {"x5", "not a number of times"},
        {"5x5", "not a number of times"},
        {"5 x", "not a number of times"},
        {"five x", "not a number of times"},
        {"+5x", "not a number of times"},
        {"1e1x", "not a number of times"},
        {"1,5x", "not a number of times"},
        {"0x10", "not a number of times"},
        {"0x", "less than once the usual"},
        {"0.99x", "less than once the usual"},
        {"-5x", "less than once the usual"},
        {"5x:", "a number of times is no range"},
        {"~:5x", "a number of times is no range"},
        {"2x:5x", "a number of times is no range"},
        {"10:5x", "a number of times is no range"},
        {"@5x", "a number of times is no range"},
        {"", "its bounds must be numbers"},
        {"10:5", "its start is above its end"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto limit = SpendLimit::parse(row.text);
        REQUIRE_FALSE(limit.has_value());
        CHECK(limit.error() == row.reason);
    }
}

TEST_CASE("a number of times is a ceiling where it is known what is usual") {
    const auto times = SpendLimit::parse("2.5x").value();
    CHECK(times.where_usual(amount("26.00"))->text() == "~:65.00");
    CHECK(times.where_usual(amount("0.0012"))->text() == "~:0.0030");
    CHECK_FALSE(times.where_usual(std::nullopt).has_value());
    const auto range = SpendLimit::parse("1:50").value();
    CHECK(range.where_usual(amount("26.00"))->text() == "1:50");
    CHECK(range.where_usual(std::nullopt)->text() == "1:50");
}

TEST_CASE("two limits of one kind have an order, others have none") {
    struct Row {
        std::string_view warning;
        std::string_view critical;
        bool in_order;
    };
    constexpr Row rows[] = {
        {"5x", "10x", true}, {"5x", "5.0x", true}, {"10x", "5x", false}, {"50", "40", false},
        {"50", "60", true},  {"5x", "1", true},    {"500", "2x", true},
    };
    for (const auto& row : rows) {
        CAPTURE(row.warning);
        const SpendLimits limits{SpendLimit::parse(row.warning).value(),
                                 SpendLimit::parse(row.critical).value()};
        CHECK(!disorder_of(limits) == row.in_order);
    }
    CHECK(!disorder_of(SpendLimits{}));
    CHECK_FALSE(SpendLimits{}.needs_usual());
}
