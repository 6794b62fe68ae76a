// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/amount.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace balance;

namespace {

std::string read_back(std::string_view text) {
    const auto amount = Amount::parse(text);
    return amount ? amount->text() : "refused: " + amount.error();
}

}  // namespace

TEST_CASE("an amount keeps every digit from text to text") {
    struct Row {
        std::string_view input;
        std::string_view output;
    };
    constexpr Row rows[] = {
        {"31.168300000000002", "31.168300000000002"},
        {"1234567.89", "1234567.89"},
        {"0.00000001", "0.00000001"},
        {"12.50", "12.50"},
        {"0", "0"},
        {"-0", "0"},
        {"-0.00", "0.00"},
        {"+5", "5"},
        {".5", "0.5"},
        {"-.5", "-0.5"},
        {"10.", "10"},
        {"010", "10"},
        {"0010.50", "10.50"},
        {"1E+3", "1000"},
        {"1.5e3", "1500"},
        {"1.5e-3", "0.0015"},
        {"123e-2", "1.23"},
        {"0e30", "0"},
        {"9007199254740993", "9007199254740993"},
        {"99999999999999999999999999999999999999", "99999999999999999999999999999999999999"},
        {"-0.00000000000000000000000000000000000001", "-0.00000000000000000000000000000000000001"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.input);
        CHECK(read_back(row.input) == row.output);
        CHECK(read_back(read_back(row.input)) == row.output);
    }
}

TEST_CASE("what is no plain decimal number is refused") {
    for (const std::string_view input :
         {"", " ", "-", "+", ".", "-.", "e5", "1e", "1e+", "1 ", " 1", "1,5", "1.2.3", "0x10", "1_000",
          "inf", "nan", "Infinity", "10%", "12.5 EUR", "--1", "+-1", "1e31", "1e-31", "1e999999999999",
          "100000000000000000000000000000000000000", "0.100000000000000000000000000000000000001"}) {
        CAPTURE(input);
        CHECK_FALSE(Amount::parse(input).has_value());
    }
}
