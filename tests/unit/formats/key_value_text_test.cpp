// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/key_value_text.hpp"

#include <chrono>

#include <doctest/doctest.h>

#include "cpu_time.hpp"

using namespace balance;

namespace {

// "<key=value><key=value>", or "refused".
std::string parsed(std::string_view text) {
    const auto pairs = parse_key_value_text(text, {"errors"});
    if (!pairs) {
        return "refused";
    }
    std::string result;
    for (const auto& [key, value] : *pairs) {
        result += "<" + key + "=" + value + ">";
    }
    return result;
}

}  // namespace

TEST_CASE("a reply of a mebibyte of blanks takes no time worth mentioning") {
    const auto started = test::cpu_time();
    const auto pairs = parse_key_value_text("balance:1" + std::string(1'000'000, ' ') + "x", {});
    REQUIRE(pairs.has_value());
    CHECK(pairs->size() == 1);
    CHECK(test::cpu_time() - started < std::chrono::seconds(5));
}

TEST_CASE("key:value text is read line by line and pair by pair") {
    struct Row {
        std::string_view text;
        std::string_view pairs;
    };
    constexpr Row rows[] = {
        {"balance:31.168300000000002", "<balance=31.168300000000002>"},
        {"balance:5\n", "<balance=5>"},
        {"balance:5\r\ncurrency:UAH\r\n", "<balance=5><currency=UAH>"},
        {"balance: 5 ", "<balance=5>"},
        {"\n\r\n  balance:5\n\n", "<balance=5>"},
        {"\xEF\xBB\xBF"
         "balance:5",
         "<balance=5>"},
        {"price:1.2 currency:UAH", "<price=1.2><currency=UAH>"},
        {"price:1.2\tcurrency:UAH   a:b", "<price=1.2><currency=UAH><a=b>"},
        {"balance:5\nbalance:6", "<balance=5><balance=6>"},
        {"balance:5 balance:6", "<balance=5><balance=6>"},
        {"balance:", "<balance=>"},
        {"balance: currency:UAH", "<balance=><currency=UAH>"},
        {"time:12:30", "<time=12:30>"},
        {"text:a b c", "<text=a b c>"},
        {"errors:Wrong login/password", "<errors=Wrong login/password>"},
        {"errors:Wrong login: see help:desk", "<errors=Wrong login: see help:desk>"},
        {"errors:a\nerrors:b", "<errors=a><errors=b>"},
        {"balance:5 errors:no: way", "<balance=5><errors=no: way>"},
        {"balance: errors:x y:z", "<balance=><errors=x y:z>"},
        {"errors:", "<errors=>"},
        {"_a1:x", "<_a1=x>"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(parsed(row.text) == row.pairs);
    }
}

TEST_CASE("text with a line that does not start with a key is not this format") {
    for (const std::string_view text :
         {"31.17", "balance", "balance=5", "<html>a:b</html>", "balance:5\njunk", "balance :5",
          "1a:5", ":5", "{\"balance\":5}", "bal-ance:5",
          "\xEF\xBB\xBF\xEF\xBB\xBF"
          "a:5"}) {
        CAPTURE(text);
        CHECK(parsed(text) == "refused");
    }
}

TEST_CASE("the number of pairs is limited and long lines are no trouble") {
    std::string lines;
    for (int i = 0; i < 10'001; ++i) {
        lines += "a:1\n";
    }
    CHECK(parsed(lines) == "refused");
    CHECK(parsed("a:" + std::string(1'000'000, 'x')).size() == 1'000'004);
}

TEST_CASE("a key is a word of ASCII") {
    CHECK(is_key("balance"));
    CHECK(is_key("_x9"));
    for (const std::string_view text : {"", "9x", "a b", "a-b", "a:", "\xD0\xB1"}) {
        CAPTURE(text);
        CHECK_FALSE(is_key(text));
    }
}
