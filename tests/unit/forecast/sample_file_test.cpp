// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/sample_file.hpp"

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::string shown(std::string_view text) {
    const auto samples = parse_sample_file(text);
    if (!samples) {
        return samples.error();
    }
    std::string result;
    for (const auto& sample : *samples) {
        result += std::to_string(sample.time.time_since_epoch().count()) + "=" +
                  sample.balance.text() + " ";
    }
    return result;
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
    constexpr Row rows[] = {
        {"", "it has no samples"},
        {"\n\n", "it has no samples"},
        {"time,balance\n", "it has no samples"},
        {"5,10\n6,9\n", "line 1: the first line must be the header time,balance"},
        {"balance,time\n10,5\n", "line 1: the first line must be the header time,balance"},
        {"time;balance\n5;10\n", "line 1: the first line must be the header time,balance"},
        {"time,balance,currency\n", "line 1: the first line must be the header time,balance"},
        {"\n\nx\n", "line 3: the first line must be the header time,balance"},
        {"time,balance\n5\n", "line 2: not two fields with a comma between them"},
        {"time,balance\n5,10,UAH\n", "line 2: not two fields with a comma between them"},
        {"time,balance\n5,\"1,5\"\n", "line 2: not two fields with a comma between them"},
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
    for (const auto balance : {"", "ten", "1.000,5", "inf", "nan", "10 UAH", "0x10"}) {
        CAPTURE(balance);
        const auto text = shown("time,balance\n5,10\n6," + std::string(balance) + "\n");
        CHECK(text.starts_with("line 3: "));
    }
    CHECK(shown("time,balance\n5,10\0\n"sv).starts_with("line 2: the balance is no number"));
}
