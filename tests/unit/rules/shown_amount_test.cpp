// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/shown_amount.hpp"

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::optional<Range> range(std::string_view text) {
    return text.empty() ? std::optional<Range>() : std::optional<Range>(*Range::parse(text));
}

}  // namespace

TEST_CASE("an amount is shown with the decimals of its currency and never against its state") {
    struct Row {
        std::string_view amount;
        std::string_view currency;
        std::string_view warning;
        std::string_view critical;
        std::string_view shown;
    };
    constexpr Row rows[] = {
        {"31.168300000000002", "UAH", "", "", "31.17"},
        {"31.168300000000002", "", "", "", "31.17"},
        {"1250.4", "UAH", "200", "50", "1250.40"},
        {"1250.4", "", "", "", "1250.4"},
        {"1250", "", "", "", "1250"},
        {"1250", "UAH", "", "", "1250.00"},
        {"1250", "SMS0", "", "", "1250"},
        {"99.996", "UAH", "100", "", "99.996"},
        {"99.996", "UAH", "", "100", "99.996"},
        {"99.996", "", "100", "", "99.996"},
        {"99.996", "UAH", "50", "", "100.00"},
        {"99.994", "UAH", "100", "", "99.99"},
        {"99.99999999999", "UAH", "100", "", "99.99999999999"},
        {"100.004", "UAH", "100.004", "", "100.004"},
        {"100.004", "UAH", "100.003", "", "100.004"},
        {"10.001", "UAH", "~:10", "", "10.001"},
        {"10.004", "UAH", "@10:20", "", "10.00"},
        {"9.996", "UAH", "@10:20", "", "9.996"},
        {"0.004", "UAH", "", "", "0.004"},
        {"-0.004", "UAH", "", "", "-0.004"},
        {"-0.004", "UAH", "0", "", "-0.004"},
        {"0", "UAH", "", "", "0.00"},
        {"-5.005", "UAH", "", "", "-5.01"},
        {"1234.6", "JPY", "", "", "1235"},
        {"99.6", "JPY", "100", "", "99.6"},
        {"1.23456", "KWD", "", "", "1.235"},
        {"1.2", "KWD", "", "", "1.200"},
        {"0.00000001", "BTC", "", "", "0.00000001"},
        {"1.5", "BTC", "", "", "1.50000000"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.amount);
        CAPTURE(row.currency);
        CAPTURE(row.warning);
        const auto amount = *Amount::parse(row.amount);
        const Thresholds thresholds{range(row.warning), range(row.critical)};
        const auto shown = shown_amount(amount, row.currency, thresholds);
        CHECK(shown.text() == row.shown);
        CHECK(thresholds.state_of(shown) == thresholds.state_of(amount));
    }
}

TEST_CASE("currencies have their own number of decimals") {
    CHECK(decimals_of("UAH") == 2);
    CHECK(decimals_of("") == 2);
    CHECK(decimals_of("???") == 2);
    CHECK(decimals_of("JPY") == 0);
    CHECK(decimals_of("KRW") == 0);
    CHECK(decimals_of("KWD") == 3);
    CHECK(decimals_of("BHD") == 3);
    CHECK(decimals_of("CLF") == 4);
    CHECK(decimals_of("BTC") == 8);
}
