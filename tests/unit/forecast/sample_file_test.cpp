// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/sample_file.hpp"

#include <doctest/doctest.h>

using namespace balance;

namespace {

// "5000=10 6000=9.50 ", and how many lines were left out, or what is wrong.
std::string shown(std::string_view text) {
    const auto file = parse_sample_file(text);
    if (!file) {
        return file.error();
    }
    std::string result;
    for (const auto& sample : file->samples) {
        result += std::to_string(sample.time.time_since_epoch().count()) + "=" +
                  sample.balance.text() + " ";
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
        {"time,balance\n5,10\n6,9.50\n", "5000=10 6000=9.50 "},
        {"time,balance\n5,10", "5000=10 "},
        {"time,balance\r\n5,10\r\n6,9\r\n", "5000=10 6000=9 "},
        {"\xEF\xBB\xBFtime,balance\n5,10\n", "5000=10 "},
        {"Time,BALANCE\n5,10\n", "5000=10 "},
        {" time , balance \n 5 , 10 \n", "5000=10 "},
        {"\"time\",\"balance\"\n\"5\",\"-10\"\n", "5000=-10 "},
        {"\n\ntime,balance\n\n5,10\n \n6,9\n\n", "5000=10 6000=9 "},
        {"time,balance\n1970-01-01T00:00:05Z,10\n6.5,9\n", "5000=10 6500=9 "},
        {"time,balance\n5,31.168300000000002\n5,31\n", "5000=31.168300000000002 5000=31 "},
        {"time,balance\n5,1e3\n", "5000=1000 "},
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
        "line 2: not two fields, as the header has; a number with a comma needs quotes, or "
        "semicolons between the fields";
    constexpr Row rows[] = {
        {"", "it has no samples"},
        {"\n\n", "it has no samples"},
        {"time,balance\n", "it has no samples"},
        {"5,10\n6,9\n", "line 1: the first line must be the header time,balance"},
        {"5;10\n6;9\n", "line 1: the first line must be the header time,balance"},
        {"when,much\n5,10\n", "line 1: the first line must be the header time,balance"},
        {"time\n5\n", "line 1: the first line must be the header time,balance"},
        {"\"time,balance\n5,10\n", "line 1: the first line must be the header time,balance"},
        {"\n\nx\n", "line 3: the first line must be the header time,balance"},
        {"time,balance\n5\n", not_two},
        {"time,balance\n5,10,UAH\n", not_two},
        {"time,balance\n5,1,5\n", not_two},
        {"time,balance\n5,\"10\n", not_two},
        {"time,balance\n5,10\nx,9\n",
         "line 3: not a time; write seconds since 1970 or 2026-03-01T05:00:00Z"},
        {"time,balance\n,9\n",
         "line 2: not a time; write seconds since 1970 or 2026-03-01T05:00:00Z"},
        {"time,balance\n6,10\n\n5,9\n",
         "line 4: earlier than the line before it; sort the lines by time"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(row.text) == row.mistake);
    }
    CHECK(shown("time,balance,x\n5,10\n").starts_with("line 2: not 3 fields, as the header has; "));
    for (const auto balance : {"ten", "inf", "10 UAH", "0x10", "-", "null null"}) {
        CAPTURE(balance);
        const auto text = shown("time,balance\n5,10\n6," + std::string(balance) + "\n");
        CHECK(text.starts_with("line 3: "));
    }
    CHECK(shown("time,balance\n5,10\0\n"sv).starts_with("line 2: the balance is no number"));
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
        {"balance,time", "10,5", samples},
        {"Time,balance", "5,10", samples},
        {"time;balance", "5;10", samples},
        {"time\tbalance", "5\t10", samples},
        {"\"Time\";\"Balance\"", "\"5\";\"10\"", samples},
        {"currency;balance;time", "EUR;10;5", samples},
        {"note,time,value,balance", "\"a, \"\"b\"\", c\",5,7,10", samples},
        {"time,timestamp,balance,value", "5,x,10,x", samples},
        {"time,balance,,", "5,10,,", samples},
        // As dashboards have it: a series has a name of its own.
        {"Time,Value", "5,10", samples},
        {"\"Time\",\"main account (EUR)\"", "5,10", samples},
        {"time;left, EUR", "5;10", samples},
        {"Series;Time;Value", "a;5;10", samples},
        {"timestamp,value,unit", "5,10,x", samples},
        {"_time,_value,x", "5,10,x", samples},
        {"day,balance", "5,10", samples},
        {"sep=;\nTime;Value", "5;10", samples},
        {"sep=,\n\"Time\",\"a;b\"", "5,10", samples},
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
        const auto text =
            "time,balance\n5," + std::string(nothing) + "\n6,10\n7," + std::string(nothing) + "\n";
        CHECK(shown(text) == "6000=10 without 2");
        CHECK(shown("time,balance\n5," + std::string(nothing)) ==
              "it has no samples: none of its lines has a balance");
    }
    CHECK(shown("time,balance\n5,\n5,10\n6,\n6,9\n") == "5000=10 6000=9 without 2");
    CHECK(shown("time;balance;x\n5;10;y\n;;\n") == "5000=10 ");
    CHECK(shown("time,balance\n5,10\nx,\n").starts_with("line 3: not a time"));
    CHECK(shown("time,balance\n5,10\n,\"\"\n") == "5000=10 ");
    CHECK(shown("time,balance,x\n5,10,y\n,,total\n").starts_with("line 3: not a time"));
}

TEST_CASE("lines that contradict each other are refused") {
    struct Row {
        std::string_view text;
        std::string_view result;
    };
    constexpr std::string_view two_ways =
        "line 3: decimals behind a comma and behind a point in one file; write all of them in one "
        "way";
    constexpr std::string_view others =
        "line 3: another account, currency or series than in the lines before; leave the lines of "
        "one in the file";
    constexpr Row rows[] = {
        {"time;balance\n5;1234,5\n6;1234.5\n", two_ways},
        {"time;balance\n5;1234.5\n6;1234,5\n", two_ways},
        {"time;balance\n5;1.234,5\n6;1.234\n", two_ways},
        {"time;balance\n5;1,234.5\n6;999,5\n", two_ways},
        {"time;balance\n5;1.234.567\n6;1.5\n", two_ways},
        {"time;balance\n5;1234,5\n6;1234\n7;99,5\n", "5000=1234.5 6000=1234 7000=99.5 "},
        {"time;balance\n5;1,234.5\n6;1.234\n", "5000=1234.5 6000=1.234 "},
        {"time,balance,currency\n5,10,EUR\n6,10,USD\n", others},
        {"account,time,balance\na,5,10\nb,6,10\n", others},
        {"Series,Time,Value\na,5,10\nb,6,10\n", others},
        {"note,time,balance\na,5,10\nb,6,10\n", "5000=10 6000=10 "},
        {"time,balance,currency\n5,10,EUR\n6,,\n7,10,EUR\n", "5000=10 7000=10 without 1"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(row.text) == row.result);
    }
}

TEST_CASE("a file of samples may be in UTF-16, as spreadsheets save text") {
    using namespace std::string_view_literals;
    CHECK(shown("\xFF\xFEt\0i\0m\0e\0\t\0b\0a\0l\0a\0n\0c\0e\0\r\0\n\0"
                "5\0\t\0"
                "1\0,\0"
                "5\0"sv) == "5000=1.5 ");
}
