// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/written_sample.hpp"

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("a time is told by its form and its size") {
    struct Row {
        std::string_view text;
        long long count;  // milliseconds
    };
    constexpr Row rows[] = {
        {"0", 0},
        {"5", 5000},
        {"1767225600", 1'767'225'600'000},
        {"1767225600.25", 1'767'225'600'250},
        {"1767225600,25", 1'767'225'600'250},
        {"0001767225600", 1'767'225'600'000},
        {"253402300799", 253'402'300'799'000},
        {"1000000000000", 1'000'000'000'000},
        {"1767225600123", 1'767'225'600'123},
        {"1767225600123.4", 1'767'225'600'123},
        {"1767225600123.0", 1'767'225'600'123},
        {"1767225600123,0", 1'767'225'600'123},
        {"253402300799000", 253'402'300'799'000},
        {"1767225600123456", 1'767'225'600'123},
        {"1767225600123456789", 1'767'225'600'123},
        {"2026-01-01", 1'767'225'600'000},
        {"2026-01-01 00:00:00", 1'767'225'600'000},
        {"2026-01-01 00:00", 1'767'225'600'000},
        {"2026-01-01 00:00:00.123", 1'767'225'600'123},
        {"2026-01-01T01:00:00+01:00", 1'767'225'600'000},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto time = written_time(row.text);
        REQUIRE(time.has_value());
        CHECK(time->time_since_epoch().count() == row.count);
    }
    for (const std::string_view text :
         {"", ".", ",",

          "-5", "1.7672256E+12", "253402300800", "999999999999", "253402300800000",
          "1767225600123456789012", "1.767.225.600", "1,767,225,600.0", "2026-01", "2026-02-30",
          "2026/01/01", "01.01.2026", "1/2/2026", "2026-01-01 0:00", "null", "T00:00:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(written_time(text).has_value());
    }
}

TEST_CASE("a balance is what can only be read in one way") {
    struct Row {
        std::string_view text;
        std::string_view amount;
        char decimal_sign;
    };
    constexpr Row rows[] = {
        {"10", "10", 0},
        {"-10.50", "-10.50", '.'},
        {"1e3", "1000", 0},
        {"1.234", "1.234", '.'},
        {"31.168300000000002", "31.168300000000002", '.'},
        {"1234,56", "1234.56", ','},
        {"-1234,56", "-1234.56", ','},
        {"1,5", "1.5", ','},
        {"1,2345", "1.2345", ','},
        {"1234,567", "1234.567", ','},
        {"0,234", "0.234", ','},
        {"-0,234", "-0.234", ','},
        {",5", "0.5", ','},
        {"1.234,56", "1234.56", ','},
        {"1.234.567", "1234567", ','},
        {"1.234.567,8", "1234567.8", ','},
        {"1,234.56", "1234.56", '.'},
        {"1,234,567", "1234567", '.'},
        {"1 234", "1234", 0},
        {"1 234,56", "1234.56", ','},
        {"1\xC2\xA0"
         "234,56",
         "1234.56", ','},
        {"1'234.56", "1234.56", '.'},
        {"\xE2\x88\x92"
         "5,5",
         "-5.5", ','},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto balance = written_balance(row.text);
        REQUIRE(balance.has_value());
        CHECK(balance->amount.text() == row.amount);
        CHECK(balance->decimal_sign == row.decimal_sign);
    }
    for (const std::string_view text : {"1,234", "-1,234", "12,345", "123,456", "+999,000"}) {
        CAPTURE(text);
        const auto balance = written_balance(text);
        REQUIRE_FALSE(balance.has_value());
        CHECK(balance.error() ==
              "the comma of the balance may be that of thousands or of decimals; write it with a "
              "decimal point");
    }
    for (const std::string_view text : {"ten", "inf", "10 UAH", "1,23,456", "1.23.456", "1,234.5,6",
                                        "1 23", "--5", "0x10", "-", "1,234 567", "5%"}) {
        CAPTURE(text);
        const auto balance = written_balance(text);
        REQUIRE_FALSE(balance.has_value());
        CHECK(balance.error().starts_with("the balance is no number: "));
    }
}

TEST_CASE("what stands for no value is known, and nothing else") {
    for (const std::string_view text : {"", "null", "NaN", "undefined", "NONE", "N/A", "#N/A"}) {
        CAPTURE(text);
        CHECK(is_no_value(text));
    }
    for (const std::string_view text : {"0", "-", "nul", "inf", " "}) {
        CAPTURE(text);
        CHECK_FALSE(is_no_value(text));
    }
}
