// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample_file.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"

using namespace balance;

namespace {

// "@5": the fifth second of 2026. "5000=10 6000=9.50 ": the milliseconds since, the balances, and
// how many lines were left out; or what is wrong.
std::string shown(std::string_view written) {
    std::string text;
    for (const char c : written) {
        text += c == '@' ? "176722560" : std::string(1, c);
    }
    const auto file = parse_sample_file(text);
    if (!file) {
        return test::text_of(file.error());
    }
    std::string result;
    for (const auto& sample : file->samples) {
        const auto since = sample.time - SampleTime(std::chrono::seconds(1'767'225'600));
        result += std::to_string(since.count()) + "=" + sample.balance.text() + " ";
    }
    return result +
           (file->without_value == 0 ? "" : "without " + std::to_string(file->without_value));
}

}  // namespace

TEST_CASE("a file of samples has a header and one sample a line") {
    using namespace std::string_view_literals;
    struct Row {
        std::string_view text;
        std::string_view samples;
    };
    constexpr Row rows[] = {
        {"time,balance\n@5,10\n@6,9.50\n", "5000=10 6000=9.50 "},
        {"time,balance\n@5,10", "5000=10 "},
        {"time,balance\r\n@5,10\r\n@6,9\r\n", "5000=10 6000=9 "},
        {"\xEF\xBB\xBFtime,balance\n@5,10\n", "5000=10 "},
        {"Time,BALANCE\n@5,10\n", "5000=10 "},
        {" time , balance \n @5 , 10 \n", "5000=10 "},
        {"\"time\",\"balance\"\n\"@5\",\"-10\"\n", "5000=-10 "},
        {"\n\ntime,balance\n\n@5,10\n \n@6,9\n\n", "5000=10 6000=9 "},
        {"time,balance\n2026-01-01T00:00:05Z,10\n@6.5,9\n", "5000=10 6500=9 "},
        {"time,balance\n@5,31.168300000000002\n@5,31\n", "5000=31.168300000000002 5000=31 "},
        {"time,balance\n@5,1e3\n", "5000=1000 "},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(row.text) == row.samples);
    }
}

TEST_CASE("a mistake in a file of samples names its line") {
    using namespace std::string_view_literals;
    struct Row {
        std::string_view text;
        std::string_view mistake;
    };
    constexpr std::string_view not_two =
        "line 2: not two fields, as in the header; put a number with a comma in quotes, or put "
        "semicolons between the fields";
    constexpr Row rows[] = {
        {"", "it has no samples"},
        {"\n\n", "it has no samples"},
        {"time,balance\n", "it has no samples"},
        {"5,10\n@6,9\n", "line 1: the first line must be the header time,balance"},
        {"5;10\n@6;9\n", "line 1: the first line must be the header time,balance"},
        {"when,much\n@5,10\n", "line 1: the first line must be the header time,balance"},
        {"time\n5\n", "line 1: the first line must be the header time,balance"},
        {"\"time,balance\n@5,10\n", "line 1: the first line must be the header time,balance"},
        {"\n\nx\n", "line 3: the first line must be the header time,balance"},
        {"time,balance\n@5\n", not_two},
        {"time,balance\n@5,10,UAH\n", not_two},
        {"time,balance\n@5,1,5\n", not_two},
        {"time,balance\n@5,\"10\n", not_two},
        {"time,balance\n@5,10\nx,9\n",
         "line 3: not a time; write seconds since 1970 or 2026-03-01T05:00:00Z"},
        {"time,balance\n,9\n",
         "line 2: not a time; write seconds since 1970 or 2026-03-01T05:00:00Z"},
        {"time,balance\n@6,10\n\n@5,9\n",
         "line 4: earlier than the line before it; sort the lines by time"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(row.text) == row.mistake);
    }
    CHECK(shown("time,balance,x\n@5,10\n").starts_with("line 2: not 3 fields, as in the header; "));
    for (const auto balance : {"ten", "inf", "10 UAH", "0x10", "-", "null null"}) {
        CAPTURE(balance);
        const auto text = shown("time,balance\n@5,10\n@6," + std::string(balance) + "\n");
        CHECK(text.starts_with("line 3: "));
    }
    CHECK(shown("time,balance\n@5,10\0\n"sv).starts_with("line 2: the balance is no number"));
}

TEST_CASE("the header says which columns are time and balance") {
    struct Row {
        std::string_view header;
        std::string_view line;
        std::string_view result;
    };
    constexpr std::string_view samples = "5000=10 ";
    constexpr std::string_view no_time =
        "line 1: the header must call a column time; write time above the times and balance above "
        "the balances";
    constexpr std::string_view no_balance =
        "line 1: the header must call a column balance; write time above the times and balance "
        "above the balances";
    constexpr Row rows[] = {
        {"balance,time", "10,@5", samples},
        {"Time,balance", "@5,10", samples},
        {"time;balance", "@5;10", samples},
        {"time\tbalance", "@5\t10", samples},
        {"\"Time\";\"Balance\"", "\"@5\";\"10\"", samples},
        {"currency;balance;time", "EUR;10;@5", samples},
        {"note,time,value,balance", "\"a, \"\"b\"\", c\",@5,7,10", samples},
        {"time,timestamp,balance,value", "@5,x,10,x", samples},
        {"time,balance,,", "@5,10,,", samples},
        // As dashboards have it: a series has a name of its own.
        {"Time,Value", "@5,10", samples},
        {"\"Time\",\"main account (EUR)\"", "@5,10", samples},
        {"time;left, EUR", "@5;10", samples},
        {"Series;Time;Value", "a;@5;10", samples},
        {"timestamp,value,unit", "@5,10,x", samples},
        {"_time,_value,x", "@5,10,x", samples},
        {"day,balance", "@5,10", samples},
        {"sep=;\nTime;Value", "@5;10", samples},
        {"sep=,\n\"Time\",\"a;b\"", "@5,10", samples},
        {"time,a,b", "5,10,11", no_balance},
        {"a,balance,b", "5,10,11", no_time},
        {"date,timestamp,balance", "5,5,10",
         "line 1: the header must call only one column time; write time above the times and "
         "balance above the balances"},
        {"time,balance,balance", "5,10,10",
         "line 1: the header must call only one column balance; write time above the times and "
         "balance above the balances"},
        {"a,b,c", "5,10,11", "line 1: the first line must be the header time,balance"},
        {"sep=;\ntime,balance", "5,10", "line 2: the first line must be the header time,balance"},
        {"sep=;\nsep=;", "5,10", "line 2: the first line must be the header time,balance"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.header);
        CHECK(shown(std::string(row.header) + "\n" + std::string(row.line) + "\n") == row.result);
    }
}

TEST_CASE("a line without a balance is left out and counted") {
    for (const auto nothing :
         {"", " ", "\"\"", "null", "NULL", "NaN", "undefined", "None", "n/a", "#N/A", "\"null\""}) {
        CAPTURE(nothing);
        const auto text = "time,balance\n@5," + std::string(nothing) + "\n@6,10\n@7," +
                          std::string(nothing) + "\n";
        CHECK(shown(text) == "6000=10 without 2");
        CHECK(shown("time,balance\n@5," + std::string(nothing)) ==
              "it has no samples: none of its lines has a balance");
    }
    CHECK(shown("time,balance\n@5,\n@5,10\n@6,\n@6,9\n") == "5000=10 6000=9 without 2");
    CHECK(shown("time;balance;x\n@5;10;y\n;;\n") == "5000=10 ");
    CHECK(shown("time,balance\n@5,10\nx,\n").starts_with("line 3: not a time"));
    CHECK(shown("time,balance\n@5,10\n,\"\"\n") == "5000=10 ");
    CHECK(shown("time,balance,x\n@5,10,y\n,,total\n").starts_with("line 3: not a time"));
}

TEST_CASE("lines that contradict each other are refused") {
    struct Row {
        std::string_view text;
        std::string_view result;
    };
    constexpr std::string_view two_ways =
        "line 3: the file has decimal commas and decimal points; use only one of the two";
    constexpr std::string_view others =
        "line 3: another account, currency or series than in the lines before; keep the lines of "
        "only one in the file";
    constexpr Row rows[] = {
        {"time;balance\n@5;1234,5\n@6;1234.5\n", two_ways},
        {"time;balance\n@5;1234.5\n@6;1234,5\n", two_ways},
        {"time;balance\n@5;1,234.5\n@6;999,5\n", two_ways},
        {"time;balance\n@5;1.234.567\n@6;1.5\n", two_ways},
        {"time;balance\n@5;1234,5\n@6;1234\n@7;99,5\n", "5000=1234.5 6000=1234 7000=99.5 "},
        {"time;balance\n@5;1,234.5\n@6;1.234\n", "5000=1234.5 6000=1.234 "},
        {"time,balance,currency\n@5,10,EUR\n@6,10,USD\n", others},
        {"account,time,balance\na,@5,10\nb,@6,10\n", others},
        {"Series,Time,Value\na,@5,10\nb,@6,10\n", others},
        {"time,balance,currency\n@5,10,EUR\n@6,,\n@7,10,EUR\n", "5000=10 7000=10 without 1"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(row.text) == row.result);
    }
}

TEST_CASE("a file of samples may be in UTF-16, as spreadsheets save text") {
    using namespace std::string_literals;
    std::string text = "\xFF\xFE";
    for (const char c : "time\tbalance\r\n1767225605\t1,5"s) {
        text += {c, '\0'};
    }
    CHECK(shown(text) == "5000=1.5 ");
}

TEST_CASE("a point that may stand between thousands is refused where nothing tells") {
    constexpr std::string_view open =
        ": the point in the balance may mark thousands or decimals; write the number without a "
        "point, or with two or four decimals";
    const std::string at_2 = "line 2" + std::string(open);
    const std::string at_3 = "line 3" + std::string(open);
    struct Row {
        std::string_view text;
        std::string result;
    };
    const Row rows[] = {
        {"time;balance\n@5;22.000\n@6;2.000\n@7;404\n", at_2},
        {"time;balance\n@5;404\n@6;-1.234\n@7;5.678\n", at_3},
        {"time\tbalance\n@5;1\n@6\t1.234\n",
         "line 2: not two fields, as in the header; put a number with a comma in quotes, or put "
         "semicolons between the fields"},
        {"time\tbalance\n@5\t1\n@6\t1.234\n", at_3},
        {"time;balance\n@5;\xE2\x88\x92"
         "1.234\n",
         at_2},
        {"time,balance\n@5,\"1.234\"\n", at_2},
        {"time,balance\n@5,1.234\n@6,404\n", "5000=1.234 6000=404 "},
        {"time,balance\n@5,\xE2\x88\x92"
         "1.234\n",
         "5000=-1.234 "},
        {"time,balance\n@5,\"1.234\"\n@6,1.234\n", "5000=1.234 6000=1.234 "},
        {"time;balance\n@5;1.234\n@6;1.5\n", "5000=1.234 6000=1.5 "},
        {"time;balance\n@5;1.234\n@6;0.123\n", "5000=1.234 6000=0.123 "},
        {"time;balance\n@5;1.234\n@6;1234.567\n", "5000=1.234 6000=1234.567 "},
        {"time;balance\n@5;1.234\n@6;1.2340\n", "5000=1.234 6000=1.2340 "},
        {"time;balance\n@5;1,234.5\n@6;1.234\n", "5000=1234.5 6000=1.234 "},
        // What tells is a comma: then it stands between thousands.
        {"time;balance\n@5;1.234\n@6;404,5\n", at_2},
        {"time;balance\n@5;1.234,5\n@6;1.234\n", at_3},
        {"time;balance\n@5;1.234.567\n@6;1.234\n", at_3},
        {"time;balance\n@5;1.234.567\n@6;404\n", "5000=1234567 6000=404 "},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(row.text) == row.result);
    }
}

TEST_CASE("lines of two series are refused, whatever column tells them apart") {
    constexpr std::string_view others = "line 3: another account, currency or series than in ";
    for (const std::string_view text :
         {"name,timestamp,value\na,@5,10\nb,@6,10\n", "name,timestamp,value\n1,@5,10\n2,@5,10\n",
          "instance,time,value\na:1,@5,10\nb:1,@6,10\n", "Konto;time;balance\n1;@5;10\n2;@6;10\n",
          // One behind the other: that the times go back is not the mistake.
          "name,time,value\na,@6,10\nb,@5,10\n"}) {
        CAPTURE(text);
        CHECK(shown(text).starts_with(others));
    }
    CHECK(shown("time,balance,note\n@5,10,a\n@6,10,a\n@7,9,b|\n") ==
          "line 4: the column \"note\" has \"b?\", and before it \"a\"; keep the lines of only one "
          "account or series, or remove this column");
    CHECK(shown("time,balance,,\n@5,10,,a\n@6,10,,b\n")
              .starts_with("line 3: the column 4 has \"b\""));
    for (const std::string_view text :
         {"ip,time,balance\n10.0.0.1,@5,10\n10.0.0.2,@6,10\n", "x,time,balance\n1,@5,10\na,@6,10\n",
          "x,time,balance\na,@5,10\n1,@6,10\n"}) {
        CAPTURE(text);
        CHECK(shown(text).starts_with("line 3: the column "));
    }
}

TEST_CASE("numbers, times and gaps of other columns may change") {
    for (const std::string_view values :
         {"1|2", "1.5|1,234", "5%|7 000,5", "2026-01-01|2026-01-02 10:00", "1970-01-01|9999-12-31",
          "01/02/2026|01/03/2026 10:00:00", "1.2.2026|01.03.2026 5:00", "10:00|9:30:15", "a|a",
          "a|", "|a", "null|a", "a|N/A", "1767225600|1767225601123"}) {
        CAPTURE(values);
        const auto bar = values.find('|');
        CHECK(shown("time;balance;x\n@5;10;" + std::string(values.substr(0, bar)) + "\n@6;9;" +
                    std::string(values.substr(bar + 1)) + "\n") == "5000=10 6000=9 ");
    }
}

TEST_CASE("a time that cannot be is refused with its line") {
    CHECK(shown("time;balance\n46083,04167;10\n") ==
          "line 2: not a time from 2000 to 2100: 46083,04167 is a serial number, as Excel counts "
          "days; give the column a date format and export it again");
    CHECK(shown("time,balance\n@5,10\n17672256050,10\n") ==
          "line 3: not a time from 2000 to 2100: 17672256050; write seconds since 1970 or "
          "2026-03-01T05:00:00Z");
}
