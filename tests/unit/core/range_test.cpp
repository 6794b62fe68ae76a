// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/range.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace balance;

namespace {

struct Row {
    std::string_view input;
    std::string_view text;
    std::string_view bound;
    std::vector<std::string_view> quiet;
    std::vector<std::string_view> alerting;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> table = {
        // A lone number is a floor.
        {"10", "10:", "10", {"10", "10.000", "11", "1e30"}, {"9.99999999", "0", "-10"}},
        {"-10", "-10:", "-10", {"-10", "-9.99", "0", "10"}, {"-10.01", "-11"}},
        {"-100", "-100:", "-100", {"-100", "0"}, {"-100.00000001"}},
        {"0", "0:", "0", {"0", "-0", "0.01"}, {"-0.01"}},
        {"+5", "5:", "5", {"5"}, {"4.99"}},
        {"010", "10:", "10", {"10"}, {"9", "8"}},
        {"08", "8:", "8", {"8"}, {"7.9"}},
        {".5", "0.5:", "0.5", {"0.5"}, {"0.4999"}},
        {"1e3", "1000:", "1000", {"1000"}, {"999.999"}},
        {"31.168300000000002",
         "31.168300000000002:",
         "31.168300000000002",
         {"31.168300000000002"},
         {"31.168300000000001"}},
        // The table of the plugin guidelines.
        {"10:", "10:", "10", {"10", "11"}, {"9.9", "-1"}},
        {"~:10", "~:10", "10", {"-1e30", "0", "10"}, {"10.01", "11"}},
        {"10:20", "10:20", "10:20", {"10", "15", "20"}, {"9.99", "20.01", "-15"}},
        {"@10:20", "@10:20", "@10:20", {"9.99", "20.01", "-15"}, {"10", "15", "20"}},
        // An absent start is 0.
        {":10", "0:10", "0:10", {"0", "10"}, {"-0.01", "10.01"}},
        {"0:10", "0:10", "0:10", {"0", "10"}, {"-0.01", "10.01"}},
        {"0:200", "0:200", "0:200", {"0", "200"}, {"-1", "201"}},
        {"@10", "@0:10", "@0:10", {"-0.01", "10.01"}, {"0", "10"}},
        {"@:10", "@0:10", "@0:10", {"-0.01", "10.01"}, {"0", "10"}},
        {"@0", "@0:0", "@0:0", {"-0.01", "0.01"}, {"0"}},
        {"@10:", "@10:", "@10:", {"9.99"}, {"10", "1e30"}},
        {"@~:10", "@~:10", "@~:10", {"10.01"}, {"10", "-1e30"}},
        // Open to both sides.
        {"~:", "~:", "~:", {"0", "-1e30", "1e30"}, {}},
        {"@~:", "@~:", "@~:", {}, {"0", "-1e30", "1e30"}},
        // Negatives, fractions, exponents, equal ends.
        {"-20:-10", "-20:-10", "-20:-10", {"-20", "-10"}, {"-20.01", "-9.99", "15"}},
        {"-10:10", "-10:10", "-10:10", {"-10", "0", "10"}, {"-10.01", "10.01"}},
        {"~:-10", "~:-10", "-10", {"-10", "-11"}, {"-9.99", "0"}},
        {"~:0", "~:0", "0", {"0", "-1"}, {"0.01"}},
        {"0:", "0:", "0", {"0"}, {"-0.01"}},
        {"-0:", "0:", "0", {"0"}, {"-0.01"}},
        {"5:5", "5:5", "5:5", {"5", "5.0"}, {"4.99", "5.01"}},
        {"1.50:2.5", "1.50:2.5", "1.50:2.5", {"1.5", "2.50"}, {"1.49", "2.51"}},
        {"1e2:1e3", "100:1000", "100:1000", {"100", "1000"}, {"99", "1001"}},
        {"1e-2", "0.01:", "0.01", {"0.01"}, {"0.0099"}},
        // Blanks at the ends.
        {" 10 ", "10:", "10", {"10"}, {"9"}},
        {"\t@10:20\t", "@10:20", "@10:20", {"9"}, {"10"}},
    };
    return table;
}

}  // namespace

TEST_CASE("a range is read, written in guideline syntax and read back as the same range") {
    for (const auto& row : rows()) {
        CAPTURE(row.input);
        const auto range = Range::parse(row.input);
        REQUIRE(range.has_value());
        CHECK(range->text() == row.text);
        const auto again = Range::parse(range->text());
        REQUIRE(again.has_value());
        CHECK(*again == *range);
    }
}

TEST_CASE("a plain floor or ceiling is written as its bare bound, any other range in full") {
    for (const auto& row : rows()) {
        CAPTURE(row.input);
        CHECK(Range::parse(row.input)->bound_text() == row.bound);
    }
}

TEST_CASE("a range alerts outside its inclusive ends, with @ inside them") {
    for (const auto& row : rows()) {
        CAPTURE(row.input);
        const auto range = Range::parse(row.input);
        REQUIRE(range.has_value());
        for (const auto value : row.quiet) {
            CAPTURE(value);
            CHECK_FALSE(range->alerts_on(*Amount::parse(value)));
        }
        for (const auto value : row.alerting) {
            CAPTURE(value);
            CHECK(range->alerts_on(*Amount::parse(value)));
        }
    }
}

TEST_CASE("what is no range is refused") {
    for (const std::string_view input : {"",
                                         " ",
                                         ":",
                                         "@",
                                         "~",
                                         "@:",
                                         "@~",
                                         "@@10",
                                         "~~:10",
                                         "10:5",
                                         "@10:5",
                                         "1:-1",
                                         "@-5",
                                         ":-1",
                                         "@:-1",
                                         "10:~",
                                         "~:~",
                                         "~10",
                                         "~10:",
                                         "10~",
                                         "inf",
                                         "inf:",
                                         "nan",
                                         "-inf",
                                         "~:inf",
                                         "0x10",
                                         "0x10:",
                                         "1,5",
                                         "1,5:",
                                         "10%",
                                         "10:20%",
                                         "10::20",
                                         "10:20:",
                                         ":10:",
                                         "1:2:3",
                                         "::",
                                         "10 20",
                                         "1 0",
                                         "10 :20",
                                         "10: 20",
                                         "@ 10",
                                         "- 10",
                                         "10-20",
                                         "10..20",
                                         "1.2.3",
                                         "abc",
                                         "10:a",
                                         "a:10",
                                         "--10",
                                         "1e31",
                                         "1e31:",
                                         "~:1e31",
                                         "1e-31:",
                                         "10@",
                                         "10:@20",
                                         "!10",
                                         "10EUR",
                                         "10\n",
                                         "\n10",
                                         "10:\n",
                                         "e3",
                                         "-",
                                         "+",
                                         "-:10",
                                         "10:-",
                                         ".",
                                         ".:1",
                                         "100000000000000000000000000000000000000",
                                         "\xC2\xA0"
                                         "10"}) {
        CAPTURE(input);
        const auto range = Range::parse(input);
        CHECK_FALSE(range.has_value());
    }
    CHECK_FALSE(Range::parse(std::string_view("10\0", 3)).has_value());
}

TEST_CASE("every refusal of a range has a reason") {
    for (const std::string_view input : {"", ":", "@", "10:5", "abc", "1e31", "@-5"}) {
        CAPTURE(input);
        CHECK_FALSE(Range::parse(input).error().empty());
    }
}

TEST_CASE("the bounds of a range may be looked at") {
    const auto floor = *Range::parse("-10");
    CHECK(floor.start()->text() == "-10");
    CHECK_FALSE(floor.end().has_value());
    CHECK_FALSE(floor.inside());

    const auto band = *Range::parse("@~:7.50");
    CHECK_FALSE(band.start().has_value());
    CHECK(band.end()->text() == "7.50");
    CHECK(band.inside());
}

TEST_CASE("a range is the same by value, not by spelling") {
    CHECK(*Range::parse("10") == *Range::parse("10.0:"));
    CHECK(*Range::parse(":10") == *Range::parse("0:1e1"));
    CHECK(*Range::parse("@10") == *Range::parse("@0:10"));
    CHECK_FALSE(*Range::parse("10") == *Range::parse("~:10"));
    CHECK_FALSE(*Range::parse("10:20") == *Range::parse("@10:20"));
}
