// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Products of amounts, and texts that are one value.

#include <doctest/doctest.h>

#include "core/amount.hpp"

using namespace balance;

namespace {

Amount amount_of(std::string_view text) {
    return *Amount::parse(text);
}

}  // namespace

TEST_CASE("a product is exact whatever the number of digits") {
    struct Row {
        std::string_view left;
        std::string_view right;
        std::string_view product;
    };
    constexpr Row rows[] = {
        {"1234", "0.01", "12.34"},
        {"1250", "0.01", "12.50"},
        {"31.168300000000002", "1", "31.168300000000002"},
        {"5", "-1", "-5"},
        {"-5", "-1", "5"},
        {"0", "-1", "0"},
        {"-0.00", "0.01", "0.0000"},
        {"9007199254740993", "0.0001", "900719925474.0993"},
        {"0.1", "0.1", "0.01"},
        {"1e-30", "1e-30", "0.000000000000000000000000000000000000000000000000000000000001"},
        {"1e30", "1e-30", "1.000000000000000000000000000000"},
        {"99999999999999999999999999999999999999", "99999999999999999999999999999999999999",
         "9999999999999999999999999999999999999800000000000000000000000000000000000001"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.left);
        CAPTURE(row.right);
        const auto left = amount_of(row.left);
        const auto right = amount_of(row.right);
        CHECK(product(left, right).text() == row.product);
        CHECK(product(right, left).text() == row.product);
    }
}

TEST_CASE("two texts are one value where they are one number or one text") {
    CHECK(same_value("-32000", "-32000.0"));
    CHECK(same_value("1e3", "1000"));
    CHECK(same_value("0", "-0.00"));
    CHECK(same_value("007", "7"));
    CHECK(same_value("Unlim", "Unlim"));
    CHECK(same_value("", ""));
    CHECK_FALSE(same_value("Unlim", "unlim"));
    CHECK_FALSE(same_value("1", "one"));
    CHECK_FALSE(same_value("1", "1 "));
    CHECK_FALSE(same_value("0", ""));
    CHECK_FALSE(same_value("1", "1.0000000000000000000000000000000000001"));
}
