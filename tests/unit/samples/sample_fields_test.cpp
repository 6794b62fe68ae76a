// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample_fields.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"

using namespace balance;

TEST_CASE("a time is told by its form and its size") {
    struct Row {
        std::string_view text;
        long long count;  // milliseconds
    };
    constexpr Row rows[] = {
        {"946684800", 946'684'800'000},
        {"1767225600", 1'767'225'600'000},
        {"1767225600.25", 1'767'225'600'250},
        {"1767225600,25", 1'767'225'600'250},
        {"0001767225600", 1'767'225'600'000},
        {"4102444800", 4'102'444'800'000},
        {"1000000000000", 1'000'000'000'000},
        {"1767225600123", 1'767'225'600'123},
        {"1767225600123.4", 1'767'225'600'123},
        {"1767225600123.0", 1'767'225'600'123},
        {"1767225600123,0", 1'767'225'600'123},
        {"1767225600123456", 1'767'225'600'123},
        {"1767225600123456789", 1'767'225'600'123},
        {"2026-01-01", 1'767'225'600'000},
        {"2026-01-01 00:00:00", 1'767'225'600'000},
        {"2026-01-01 00:00", 1'767'225'600'000},
        {"2026-01-01 00:00:00.123", 1'767'225'600'123},
        {"2026-01-01T01:00:00+01:00", 1'767'225'600'000},
        {"01.01.2026", 1'767'225'600'000},
        {"02.03.2026 05:00", 1'772'427'600'000},
        {"02.03.2026 05:00:07", 1'772'427'607'000},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto time = written_time(row.text);
        REQUIRE(time.has_value());
        CHECK(time->time_since_epoch().count() == row.count);
    }
    for (const std::string_view text : {"",
                                        ".",
                                        ",",

                                        "-5",
                                        "1.7672256E+12",
                                        "253402300800",
                                        "999999999999",
                                        "253402300800000",
                                        "1767225600123456789012",
                                        "1.767.225.600",
                                        "1,767,225,600.0",
                                        "2026-01",
                                        "2026-02-30",
                                        "2026/01/01",
                                        "1/2/2026",
                                        "2026-01-01 0:00",
                                        "null",
                                        "T00:00:00Z",
                                        "32.01.2026",
                                        "01.13.2026",
                                        "1.2.2026",
                                        "01.01.26",
                                        "01.01.2026 24:00",
                                        "01.01.2026T05:00",
                                        "01.01.2026 05:00Z"}) {
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
        CHECK(test::text_of(balance.error()) ==
              "the comma in the balance may mark thousands or decimals; write the number with a "
              "decimal point");
    }
    for (const std::string text : {"ten", "inf", "10 UAH", "1,23,456", "1.23.456", "1,234.5,6",
                                   "1 23", "--5", "0x10", "-", "1,234 567", "5%"}) {
        CAPTURE(text);
        const auto balance = written_balance(text);
        REQUIRE_FALSE(balance.has_value());
        CHECK(test::text_of(balance.error()) == "the balance is no number: \"" + text + "\"");
    }
    CHECK(test::text_of(written_balance("1e99").error()) ==
          "the balance is no number: \"1e99\": an exponent beyond 30");
    CHECK(test::text_of(written_balance("\x1B" + std::string(50, '|')).error()) ==
          "the balance is no number: \"" + std::string(40, '?') + "\"");
}

TEST_CASE("a time of another century is none, and a serial number is told as such") {
    for (const std::string_view text :
         {"0", "5", "946684799", "946684799.9", "4102444800.1", "17672256000", "253402300799",
          "1970-01-01", "1999-12-31 23:59:59", "2100-01-01 00:00:01", "7588-01-01", "01.01.1970",
          "36525", "73052"}) {
        CAPTURE(text);
        const auto time = written_time(text);
        REQUIRE_FALSE(time.has_value());
        CHECK(test::text_of(time.error()) ==
              "not a time from 2000 to 2100: " + std::string(text) +
                  "; write seconds since 1970 or 2026-03-01T05:00:00Z");
    }
    for (const std::string_view text :
         {"36526", "46083", "46083.04167", "46083,04167", "73051.9"}) {
        CAPTURE(text);
        const auto time = written_time(text);
        REQUIRE_FALSE(time.has_value());
        CHECK(test::text_of(time.error()) ==
              "not a time from 2000 to 2100: " + std::string(text) +
                  " is a serial number, as Excel counts days; give the column a date format and "
                  "export it again");
    }
}

TEST_CASE("the point of a balance may stand between thousands where three digits follow it") {
    for (const std::string_view text : {"1.234", "-22.000", "+999.999"}) {
        CAPTURE(text);
        CHECK(written_balance(text)->may_be_thousands);
    }
    for (const std::string_view text : {"1", "1234", "1.5", "0.123", "1234.567", "1.2345", "01.234",
                                        "1,234.567", "1.234.567", "1.234e1"}) {
        CAPTURE(text);
        CHECK_FALSE(written_balance(text)->may_be_thousands);
    }
}

TEST_CASE("what stands for no value is known, and nothing else") {
    for (const std::string_view text :
         {"",       "null",    "NaN",    "undefined", "NONE",  "N/A",     "#N/A",
          "#NV",    "#DIV/0!", "#WERT!", "#VALUE!",   "#REF!", "#BEZUG!", "#NUM!",
          "#ZAHL!", "#NULL!",  "#NAME?", "NA",        "nil",   "<nil>",   "No data",
          "\\N",    "-nan",    "(null)", "<null>"}) {
        CAPTURE(text);
        CHECK(is_no_value(text));
    }
    for (const std::string_view text : {"0", "-", "nul", "inf", " "}) {
        CAPTURE(text);
        CHECK_FALSE(is_no_value(text));
    }
}
