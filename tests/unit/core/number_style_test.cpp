// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/number_style.hpp"

#include <doctest/doctest.h>

#include "core/amount.hpp"

using namespace balance;

namespace {

// As the amount is read in the end.
std::string read(std::string_view sample, std::string_view text) {
    const auto plain = NumberStyle::of_sample(sample)->plain(text);
    const auto amount = plain ? Amount::parse(*plain) : Unexpected<AmountFault>(plain.error());
    return amount ? amount->text() : "refused";
}

struct Row {
    std::string_view text;
    std::string_view amount;
};

template <std::size_t N>
void check(std::string_view sample, const Row (&rows)[N]) {
    CAPTURE(sample);
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(read(sample, row.text) == row.amount);
    }
}

constexpr std::string_view samples[] = {"1,234.56", "1.234,56", "1 234,56", "1'234.56", "1234,56"};

}  // namespace

TEST_CASE("each sample is read in its own style as the number that it is") {
    for (const auto sample : samples) {
        CAPTURE(sample);
        REQUIRE(NumberStyle::of_sample(sample).has_value());
        CHECK(read(sample, sample) == "1234.56");
        CHECK(read(sample, "-" + std::string(sample)) == "-1234.56");
        CHECK(read(sample, "+" + std::string(sample)) == "1234.56");
        CHECK(read(sample, "1234") == "1234");
        CHECK(read(sample, "0") == "0");
    }
}

TEST_CASE("the integer part is grouped by threes or not at all") {
    constexpr Row commas[] = {
        {"1,234,567.89", "1234567.89"},
        {"1234567.89", "1234567.89"},
        {"12,345", "12345"},
        {"123,456.7", "123456.7"},
        {"1,234", "1234"},
        {".5", "0.5"},
        {"5.", "5"},
        {"1234,567", "refused"},
        {"12,34", "refused"},
        {"1,23,456", "refused"},
        {"1,2345", "refused"},
        {",234", "refused"},
        {"1,234,", "refused"},
        {"1,,234", "refused"},
        {"1,234.5,6", "refused"},
        {"1,234.5.6", "refused"},
        {"1,234.567,890", "refused"},
        {"1.234,56", "refused"},
    };
    check("1,234.56", commas);
    constexpr Row points[] = {
        {"1.234.567,89", "1234567.89"},
        {"1.234", "1234"},
        {"0,5", "0.5"},
        {",5", "0.5"},
        {"12.34", "refused"},
        {"1.5", "refused"},
        {"1,234.56", "refused"},
        {"1,2,3", "refused"},
    };
    check("1.234,56", points);
    constexpr Row blanks[] = {
        {"1 234 567,89", "1234567.89"},
        {"1 234", "1234"},
        {"12 34", "refused"},
        {" 234", "refused"},
        {"234 ", "refused"},
        {"1  234", "refused"},
    };
    check("1 234,56", blanks);
    constexpr Row apostrophes[] = {{"1'234'567.89", "1234567.89"}, {"1'23", "refused"}};
    check("1'234.56", apostrophes);
}

TEST_CASE("a number of another style is refused and never guessed") {
    struct Other {
        std::string_view sample;
        std::string_view text;
    };
    constexpr Other rows[] = {
        {"1234,56", "1.234"},   {"1234,56", "1.234,56"},  {"1234,56", "1,234.56"},
        {"1234,56", "1 234,5"}, {"1 234,56", "1.5"},      {"1 234,56", "1.234,56"},
        {"1 234,56", "1'234"},  {"1.234,56", "1 234,56"}, {"1,234.56", "1'234.56"},
        {"1'234.56", "1,234"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sample);
        CAPTURE(row.text);
        CHECK(read(row.sample, row.text) == "refused");
    }
}

TEST_CASE("what is no number in plain notation is none in any style") {
    for (const auto sample : samples) {
        for (const std::string_view text :
             {"", "-", "+", "--5", "+-5", "-+5", "5-", "abc", "5 UAH", "0x10", "inf", "nan",
              "1,5e3", "\xD9\xA1", "$5", "5%"}) {
            CAPTURE(sample);
            CAPTURE(text);
            CHECK(read(sample, text) == "refused");
        }
    }
}

TEST_CASE("only the samples name a style") {
    for (const std::string_view sample :
         {"", "1234.56", "1_234.56", "1,234", "1,234.5", "1,234.56 "}) {
        CAPTURE(sample);
        CHECK_FALSE(NumberStyle::of_sample(sample).has_value());
    }
    for (const auto sample : samples) {
        CHECK(NumberStyle::samples().find("\"" + std::string(sample) + "\"") != std::string::npos);
    }
}
