// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/pattern.hpp"

#include <chrono>

#include <doctest/doctest.h>

#include "cpu_time.hpp"

using namespace balance;

namespace {

// "5[USD]|6": each match with its currency.
std::string found(std::string_view pattern, std::string_view text) {
    const auto parsed = Pattern::parse(pattern);
    REQUIRE(parsed.has_value());
    std::string result;
    for (const auto& match : parsed->find_all(text)) {
        result += (result.empty() ? "" : "|") + match.value;
        result += match.currency.empty() ? "" : "[" + match.currency + "]";
    }
    return result;
}

std::string refusal(std::string_view pattern) {
    const auto parsed = Pattern::parse(pattern);
    return parsed ? "read" : parsed.error();
}

std::chrono::duration<double> time_of(std::string_view pattern, const std::string& text) {
    const auto parsed = Pattern::parse(pattern);
    REQUIRE(parsed.has_value());
    const auto start = test::cpu_time();
    static_cast<void>(parsed->find_all(text));
    return test::cpu_time() - start;
}

}  // namespace

TEST_CASE("a pattern takes out its value group or its only group or the whole match") {
    struct Row {
        std::string_view pattern;
        std::string_view text;
        std::string_view matches;
    };
    constexpr Row rows[] = {
        {"[0-9]+", "balance 42.", "42"},
        {"balance ([0-9]+)", "balance 42.", "42"},
        {"(?:balance|credit) ([0-9]+)", "credit 42.", "42"},
        {"(?P<value>[0-9]+) points", "42 points", "42"},
        {"(?P<currency>[A-Z]{3}) (?P<value>[0-9.]+)", "USD 1.50", "1.50[USD]"},
        {"(?P<value>[0-9.]+) (?P<currency>[A-Z]{3})", "1.50 USD", "1.50[USD]"},
        {"(?P<value>[0-9.]+)(?: (?P<currency>[A-Z]{3}))?", "1.50", "1.50"},
        {"^Credits: ([0-9.]+)$", "Credits: 5", "5"},
        {"^Credits: ([0-9.]+)$", "Credits: 5\n", ""},
        {"^Credits: ([0-9.]+)$", "x\nCredits: 5\ny", ""},
        {"(?m)^Credits: ([0-9.]+)$", "x\nCredits: 5\ny", "5"},
        {"a.b", "a\nb", ""},
        {"(?s)a.b", "a\nb", "a\nb"},
        {"(?i)usd", "UsD", "UsD"},
        {"x", "", ""},
        {"^$", "", ""},
        {"\xD0\xB1\xD0\xB0\xD0\xBB\xD0\xB0\xD0\xBD\xD1\x81: (.)\\.",
         "\xD0\xB1\xD0\xB0\xD0\xBB\xD0\xB0\xD0\xBD\xD1\x81: \xE2\x82\xAC.", "\xE2\x82\xAC"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.pattern);
        CAPTURE(row.text);
        CHECK(found(row.pattern, row.text) == row.matches);
    }
}

TEST_CASE("all matches are found in their order and none overlaps another") {
    CHECK(found("[0-9]", "1 2 3") == "1|2|3");
    CHECK(found("aa", "aaaaa") == "aa|aa");
    CHECK(found("^a", "aaa") == "a");
    CHECK(found("(?m)^([a-z])", "a\nb\nc") == "a|b|c");
    CHECK(found("\\b[0-9]+", "12 a34 5") == "12|5");
    CHECK(found("(?P<currency>[A-Z]+)(?P<value>[0-9]+)", "UAH5 USD6") == "5[UAH]|6[USD]");
}

TEST_CASE("an empty match is one match at its place and the search goes on behind it") {
    const auto matches = Pattern::parse("[0-9]*")->find_all("a1");
    REQUIRE(matches.size() == 3);
    CHECK(matches[0].value.empty());
    CHECK(matches[1].value == "1");
    CHECK(matches[2].value.empty());
    CHECK(Pattern::parse("^$")->find_all("").size() == 1);
}

TEST_CASE("a group that took nothing gives an empty value") {
    const auto matches = Pattern::parse("a(b)?")->find_all("a");
    REQUIRE(matches.size() == 1);
    CHECK(matches.front().value.empty());
}

TEST_CASE("no more than the first hundred matches are given") {
    const auto matches = Pattern::parse(".")->find_all(std::string(1000, 'x'));
    CHECK(matches.size() == Pattern::max_matches);
}

TEST_CASE("what stands behind the first bytes of a long text is not looked at") {
    const auto text = [](std::size_t before) { return std::string(before, ' ') + "balance: 5\n"; };
    constexpr std::string_view pattern = "balance: ([0-9]+)\n";
    CHECK(found(pattern, text(Pattern::max_text - 100)) == "5");
    CHECK(found(pattern, text(Pattern::max_text)).empty());
}

TEST_CASE("a value that the bound cuts in two is not taken for a shorter one") {
    const auto text = std::string(Pattern::max_text - 10, ' ') + "balance: 12345";
    for (const std::string_view pattern : {"balance: ([0-9]+)", "(?m)balance: ([0-9]+)$"}) {
        CAPTURE(pattern);
        const auto value = found(pattern, text);
        CHECK((value.empty() || value == "12345"));
    }
    CHECK(found("^ +$", std::string(Pattern::max_text, ' ') + "x").empty());
}

TEST_CASE("what is no pattern of ours is refused with the reason") {
    struct Row {
        std::string_view pattern;
        std::string_view reason;
    };
    constexpr Row rows[] = {
        {"", "a pattern has 1 to 500 bytes"},
        {"(", "missing )"},
        {")", "unexpected )"},
        {"[", "missing ]"},
        {"*", "no argument for repetition operator"},
        {"a{1001}", "invalid repetition size"},
        {".{1000}{1000}", "bad repetition operator"},
        {"\\", "trailing \\"},
        {"(a)\\1", "invalid escape sequence"},
        {"a(?=b)", "invalid perl operator"},
        {"\xFF", "invalid UTF-8"},
        {"(a)(b)", "it may have one group, or two that are named value and"},
        {"(?P<value>a)(b)", "it may have one group, or two that are named value and"},
        {"(?P<currency>a)", "it may have one group, or two that are named value and"},
        {"(?P<amount>a)", "its named groups may be called value and currency"},
        {"(?P<value>a)(?P<value>b)", "it may have one group, or two that are named value and"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.pattern);
        const auto text = refusal(row.pattern);
        CAPTURE(text);
        CHECK(text.find(row.reason) != std::string::npos);
    }
    CHECK(refusal(std::string(500, 'a')) == "read");
    CHECK(refusal(std::string(501, 'a')) == "a pattern has 1 to 500 bytes");
    CHECK(refusal("((((a{100}){100}){100}){100})") != "read");
}

TEST_CASE("bytes that are no UTF-8 stand between matches and end nothing") {
    CHECK(found("[0-9]+", "\xFF\xFE 12 \xC3") == "12");
    CHECK(found("a.b",
                "a\xFF"
                "b") == "");
    CHECK(found("[0-9]+", std::string_view("1\0002", 3)) == "1|2");
}

TEST_CASE("patterns that other engines choke on take their time by the length of the text") {
    const std::string text(100'000, 'a');
    for (const std::string_view pattern : {"(?:a+)+$x", "(?:a|a)*b", "(?:a*)*b", "(a?){50}a{50}b",
                                           "^(?:(?:a+)+)+b", ".*.*.*.*=.*"}) {
        CAPTURE(pattern);
        CHECK(time_of(pattern, text).count() < 5);
    }
}

TEST_CASE("a copy of a pattern finds what the first one finds") {
    const auto first = Pattern::parse("[0-9]+");
    const Pattern second = *first;  // NOLINT(performance-unnecessary-copy-initialization)
    CHECK(second.find_all("5").size() == 1);
    CHECK(first->find_all("5").size() == 1);
}
