// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/options.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"

using namespace balance;
using test::given;
using test::given_in_file;

TEST_CASE("the command line counts before an ini file and the last one of each before others") {
    const Options options({given_in_file("warning", "1"), given_in_file("warning", "2"),
                           given("warning", "3"), given("warning", "4"),
                           given_in_file("critical", "5"), given_in_file("critical", "6")});
    CHECK(options.find(Option::warning)->value == "4");
    CHECK(options.find(Option::critical)->value == "6");
    CHECK(options.find(Option::metric) == nullptr);
    CHECK(options.find_from(Option::warning, false)->value == "2");
    CHECK(options.find_from(Option::warning, true)->value == "4");
    CHECK(options.find_from(Option::critical, true) == nullptr);
    CHECK(options.find_all(Option::warning).size() == 4);
    CHECK(options.value_of(Option::metric).empty());
    CHECK_FALSE(options.given(Option::metric).has_value());
    CHECK(options.given(Option::warning)->value == "4");
    CHECK(options.has(Option::critical));
    CHECK_FALSE(options.has(Option::metric));
}

TEST_CASE("an option is described with its value unless that may be a secret") {
    struct Row {
        GivenOption option;
        std::string_view text;
    };
    const Row rows[] = {
        {given("warning", "abc"), "--warning 'abc'"},
        {given("warning", "a|b"), "--warning 'a?b'"},
        {given("insecure", ""), "--insecure"},
        {given("key", "hunter2"), "--key"},
        {given("password", "hunter2"), "--password"},
        {given("proxy", "http://u:hunter2@p"), "--proxy"},
        {given("proxy", "ftp://p"), "--proxy"},
        {given("url", "https://u:hunter2@h"), "--url"},
        {given_in_file("warning", "hunter2"), "warning in line 7 of plugins.ini"},
        {given_in_file("key", "hunter2"), "key in line 7 of plugins.ini"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(test::text_of(described(row.option)) == row.text);
    }
}

TEST_CASE("a bad value is a mistake of configuration with option and reason and advice") {
    CHECK(test::text_of(bad_value(given("warning", "abc"), "not a range", "Write 200")) ==
          "configuration: --warning 'abc': not a range. Write 200");
}

TEST_CASE("a bad value names the character in it that nobody sees or that is taken for another") {
    struct Row {
        std::string_view value;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {"200\xC2\xA0", "'200': not a range; it holds a no-break space"},
        {"\xE2\x88\x92"
         "5",
         "not a range; it holds a minus sign of typography"},
        {"\xE2\x80\x93"
         "5",
         "not a range; it holds an en dash"},
        {"\xE2\x80\x9C"
         "5\xE2\x80\x9D",
         "not a range; it holds a typographic quotation mark"},
        {"\xEF\xBC\x95", "not a range; it holds a full-width character"},
        {"\xD9\xA5", "not a range; it holds an Arabic digit"},
        {"\xE2\x80\x8B"
         "5",
         "not a range; it holds a zero-width space"},
        {"\xEF\xBB\xBF"
         "5",
         "not a range; it holds a byte order mark"},
        {"5 ", "'5': not a range; it holds a blank at its end"},
        {" 5", "'5': not a range; it holds a blank at its beginning"},
        {"5 a", "'5 a': not a range"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto text =
            test::text_of(bad_value(given("warning", std::string(row.value)), "not a range"));
        CHECK(text.ends_with(row.text));
    }
}

TEST_CASE("a value of an ini file that is refused with a comment behind it says so") {
    for (const std::string value : {"5 # c", "5 ; c"}) {
        CHECK(test::contains(
            test::text_of(bad_value(test::given_in_file("critical", value), "not a range")),
            "not a range; a comment after a value counts as part of the value"));
        CHECK_FALSE(test::contains(
            test::text_of(bad_value(given("critical", value), "not a range")), "comment"));
    }
    CHECK_FALSE(test::contains(
        test::text_of(bad_value(test::given_in_file("critical", "5;3"), "not a range")),
        "comment"));
}
