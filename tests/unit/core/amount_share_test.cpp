// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include <limits>

#include <doctest/doctest.h>

#include "core/amount.hpp"

using namespace balance;

namespace {

Amount amount(std::string_view text) {
    return *Amount::parse(text);
}

}  // namespace

TEST_CASE("a share keeps the decimals of the amount and rounds half away from zero") {
    struct Row {
        std::string_view amount;
        long long part;
        long long whole;
        std::string_view share;
    };
    constexpr Row rows[] = {
        {"100", 1, 2, "50.00"},
        {"100", 0, 7, "0.00"},
        {"100", 7, 7, "100.00"},
        {"100", 1, 3, "33.33"},
        {"100", 2, 3, "66.67"},
        {"0.01", 1, 2, "0.01"},
        {"-0.01", 1, 2, "-0.01"},
        {"0.01", 49, 100, "0.00"},
        {"-100", 1, 3, "-33.33"},
        {"100", -1, 3, "-33.33"},
        {"-100", -1, 3, "33.33"},
        {"-0.001", 1, 9, "0.000"},
        {"31.168300000000002", 1, 2, "15.584150000000001"},
        {"1.000000003", 1, 3, "0.333333334"},
        {"99999999999999999999999999999999999999", 1, 2,
         "49999999999999999999999999999999999999.50"},
        {"1e30", std::numeric_limits<long long>::max(), std::numeric_limits<long long>::max(),
         "1000000000000000000000000000000.00"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.amount);
        CAPTURE(row.part);
        CHECK(share(amount(row.amount), row.part, row.whole).text() == row.share);
    }
}

TEST_CASE("the shares of a whole and its rest are the whole, but for the last digit") {
    const auto whole = amount("1000.01");
    for (long long part = 0; part <= 97; ++part) {
        const auto both = sum(share(whole, part, 97), share(whole, 97 - part, 97));
        const auto error = sum(both, whole.negated());
        CHECK(error <= amount("0.01"));
        CHECK(error >= amount("-0.01"));
    }
}

TEST_CASE("an estimate is the nearest floating point number") {
    struct Row {
        std::string_view amount;
        double estimate;
    };
    constexpr Row rows[] = {
        {"0", 0.0},
        {"-0", 0.0},
        {"12.50", 12.5},
        {"-0.1", -0.1},
        {"31.168300000000002", 31.168300000000002},
        {"1e30", 1e30},
        {"1e-30", 1e-30},
        {"99999999999999999999999999999999999999e30", 1e68},
    };
    for (const auto& row : rows) {
        CAPTURE(row.amount);
        CHECK(amount(row.amount).estimate() == row.estimate);
    }
}
