// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/amount.hpp"

#include <cstdlib>
#include <string>

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::string read_back(std::string_view text) {
    const auto amount = Amount::parse(text);
    return amount ? amount->text() : "refused: " + words_of(amount.error());
}

Amount amount_of(std::string_view text) {
    return *Amount::parse(text);
}

const std::string nines(38, '9');

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
        {"+0", "0"},
        {"-0.00", "0.00"},
        {"-0e5", "0"},
        {"+5", "5"},
        {".5", "0.5"},
        {"-.5", "-0.5"},
        {"+.5", "0.5"},
        {"10.", "10"},
        {"-10.", "-10"},
        {"010", "10"},
        {"08", "8"},
        {"0010.50", "10.50"},
        {"1E+3", "1000"},
        {"1.5e3", "1500"},
        {"1.5e-3", "0.0015"},
        {"123e-2", "1.23"},
        {"-1.e2", "-100"},
        {".5e1", "5"},
        {"0e30", "0"},
        {"0.0e2", "0"},
        {"1e030", "1000000000000000000000000000000"},
        {"1e-30", "0.000000000000000000000000000001"},
        {"9007199254740993", "9007199254740993"},
        {"128.74836467836484838364836483643636", "128.74836467836484838364836483643636"},
        {"99999999999999999999999999999999999999", "99999999999999999999999999999999999999"},
        {"-0.00000000000000000000000000000000000001", "-0.00000000000000000000000000000000000001"},
        {"0000000000000000000000000000000000000000000000001", "1"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.input);
        CHECK(read_back(row.input) == row.output);
        CHECK(read_back(read_back(row.input)) == row.output);
    }
}

TEST_CASE("what is no plain decimal number is refused") {
    for (const std::string_view input : {"",
                                         " ",
                                         "-",
                                         "+",
                                         ".",
                                         "-.",
                                         "e5",
                                         ".e5",
                                         "1e",
                                         "1e+",
                                         "1e-",
                                         "1e+-5",
                                         "1e5.0",
                                         "1 ",
                                         " 1",
                                         "1\n",
                                         "1,5",
                                         "1.2.3",
                                         "0x10",
                                         "1_000",
                                         "1'000",
                                         "1 000",
                                         "inf",
                                         "nan",
                                         "Infinity",
                                         "10%",
                                         "12.5 EUR",
                                         "--1",
                                         "+-1",
                                         "- 1",
                                         "1-",
                                         "1e31",
                                         "1e-31",
                                         "1e999999999999",
                                         "0e31",
                                         "0.0000074836628E-2147483636",
                                         "\xD9\xA1\xD9\xA2",  // Arabic-Indic digits
                                         "\xE2\x88\x92\x35",  // a minus sign that is not ASCII's
                                         "\xEF\xBC\x91",      // a full-width digit
                                         "100000000000000000000000000000000000000",
                                         "0.100000000000000000000000000000000000001"}) {
        CAPTURE(input);
        CHECK_FALSE(Amount::parse(input).has_value());
    }
    CHECK_FALSE(Amount::parse(std::string_view("1\0", 2)).has_value());
    CHECK_FALSE(Amount::parse(std::string_view("1\0002", 3)).has_value());
}

TEST_CASE("38 significant digits are taken and 39 are not, wherever the point stands") {
    for (std::size_t point = 0; point <= nines.size(); ++point) {
        auto text = nines;
        text.insert(point, ".");
        CAPTURE(text);
        CHECK(Amount::parse(text).has_value());
        CHECK_FALSE(Amount::parse(text + "9").has_value());
        CHECK_FALSE(Amount::parse("9" + text).has_value());
        CHECK_FALSE(Amount::parse("-9" + text).has_value());
    }
    CHECK(read_back(nines + "e30") == nines + std::string(30, '0'));
    CHECK(read_back(nines + "e-30") == "99999999." + std::string(30, '9'));
}

TEST_CASE("zeros in front of the first digit are not significant") {
    for (const std::size_t zeros : {1U, 10U, 38U, 68U, 69U, 99U}) {
        CAPTURE(zeros);
        CHECK(read_back(std::string(zeros, '0') + nines) == nines);
        const auto tiny = "0." + std::string(zeros, '0') + "1";
        CHECK(read_back(tiny) == tiny);
    }
}

TEST_CASE("amounts are ordered by value, across scales and signs") {
    const std::string_view ascending[] = {"-99999999999999999999999999999999999999",
                                          "-1e30",
                                          "-100.01",
                                          "-100",
                                          "-99.999",
                                          "-10",
                                          "-9.5",
                                          "-0.1",
                                          "-0.00000001",
                                          "0",
                                          "0.00000000000000000000000000000000000001",
                                          "0.00000001",
                                          "0.1",
                                          "0.12",
                                          "1",
                                          "9.5",
                                          "10",
                                          "31.168300000000001",
                                          "31.168300000000002",
                                          "99.996",
                                          "100",
                                          "9007199254740992",
                                          "9007199254740993",
                                          "1e30",
                                          "99999999999999999999999999999999999999"};
    for (std::size_t i = 0; i < std::size(ascending); ++i) {
        for (std::size_t j = 0; j < std::size(ascending); ++j) {
            CAPTURE(ascending[i]);
            CAPTURE(ascending[j]);
            const auto left = amount_of(ascending[i]);
            const auto right = amount_of(ascending[j]);
            CHECK((left < right) == (i < j));
            CHECK((left > right) == (i > j));
            CHECK((left == right) == (i == j));
        }
    }
}

TEST_CASE("amounts of one value are equal however they are written") {
    struct Row {
        std::string_view left;
        std::string_view right;
    };
    constexpr Row rows[] = {
        {"1.5", "1.50"},   {"0", "-0.000"},      {"0", "0.00000000000000000000"},
        {"1000", "1e3"},   {"1000", "1000.000"}, {"-2.50", "-2.5"},
        {"0.001", "1e-3"}, {"007", "7"},         {"0e30", "0e-30"},
        {".5", "0.5"},     {"10.", "10"}};
    for (const auto& row : rows) {
        CAPTURE(row.left);
        CAPTURE(row.right);
        CHECK(amount_of(row.left) == amount_of(row.right));
        CHECK_FALSE(amount_of(row.left) < amount_of(row.right));
        CHECK_FALSE(amount_of(row.left) > amount_of(row.right));
    }
}

TEST_CASE("a sum is exact") {
    struct Row {
        std::string_view left;
        std::string_view right;
        std::string_view total;
    };
    constexpr Row rows[] = {
        {"0.1", "0.2", "0.3"},
        {"431.17", "-31.17", "400.00"},
        {"1060.76", "-1060.76", "0.00"},
        {"-1", "-2.5", "-3.5"},
        {"1", "-2.25", "-1.25"},
        {"0", "-0", "0"},
        {"08", "09", "17"},
        {"1e30", "1e-30", "1000000000000000000000000000000.000000000000000000000000000001"},
        {"99999999999999999999999999999999999999", "1", "100000000000000000000000000000000000000"},
        {"31.168300000000002", "0.000000000000001", "31.168300000000003"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.left);
        CAPTURE(row.right);
        const auto left = amount_of(row.left);
        const auto right = amount_of(row.right);
        CHECK(sum(left, right).text() == row.total);
        CHECK(sum(right, left).text() == row.total);
    }
}

TEST_CASE("a sum of the largest amounts is exact, too") {
    const auto huge = amount_of(nines + "e30");
    CHECK(sum(huge, huge).text() == "1" + std::string(37, '9') + "8" + std::string(30, '0'));
    CHECK(sum(huge, amount_of("1e-30")).text() ==
          nines + std::string(30, '0') + "." + std::string(29, '0') + "1");
    CHECK(sum(huge, huge.negated()).text() == "0");
}

TEST_CASE("a negated amount changes its sign and nothing else") {
    CHECK(amount_of("12.50").negated().text() == "-12.50");
    CHECK(amount_of("-12.50").negated().text() == "12.50");
    CHECK(amount_of("0.00").negated().text() == "0.00");
    CHECK(amount_of("0").negated() == Amount());
}

TEST_CASE("decimals are rounded half away from zero, or padded") {
    struct Row {
        std::string_view amount;
        int decimals;
        std::string_view shown;
    };
    constexpr Row rows[] = {
        {"31.168300000000002", 2, "31.17"},
        {"1250.4", 2, "1250.40"},
        {"99.996", 2, "100.00"},
        {"99.994", 2, "99.99"},
        {"0.005", 2, "0.01"},
        {"-0.005", 2, "-0.01"},
        {"0.0049999", 2, "0.00"},
        {"-0.0049999", 2, "0.00"},
        {"-99.995", 2, "-100.00"},
        {"2.5", 0, "3"},
        {"-2.5", 0, "-3"},
        {"0.4", 0, "0"},
        {"9.5", 0, "10"},
        {"7", 0, "7"},
        {"7", 3, "7.000"},
        {"0", 2, "0.00"},
        {"0.00000001", 8, "0.00000001"},
        {"10.", 1, "10.0"},
        {"9.9999999999999999999999999999999999999", 2, "10.00"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.amount);
        CAPTURE(row.decimals);
        const auto rounded = amount_of(row.amount).with_decimals(row.decimals);
        CHECK(rounded.text() == row.shown);
        CHECK(rounded.decimals() == row.decimals);
    }
}

TEST_CASE("the default amount is zero") {
    CHECK(Amount().text() == "0");
    CHECK(Amount() == amount_of("-0.0"));
}

TEST_CASE("an estimate is the nearest floating point number, however many digits there are") {
    for (const auto* text : {"0", "-0", "0.1", "-31.17", "1250.40", "99999999999.9999",
                             "123456789012345", "1234567890123456", "31.168300000000002", "1e-25",
                             "0.00000000000000000000000123", "98765432109876543210.5"}) {
        CAPTURE(text);
        CHECK(amount_of(text).estimate() == std::strtod(text, nullptr));
    }
}
