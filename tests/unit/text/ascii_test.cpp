// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/ascii.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/label.hpp"

using namespace balance;

TEST_CASE("blanks are trimmed at the ends and nowhere else") {
    CHECK(trimmed("  a b\t") == "a b");
    CHECK(trimmed("a") == "a");
    CHECK(trimmed("") == "");
    CHECK(trimmed(" \t ") == "");
    CHECK(trimmed("\na\r") == "\na\r");
}

TEST_CASE("case is that of ASCII in every locale") {
    CHECK(lower("AZ az 09 \xD0\x96I") == "az az 09 \xD0\x96i");
    CHECK(upper("az AZ 09 \xD0\xB6i") == "AZ AZ 09 \xD0\xB6I");
    CHECK(equal_ignoring_case("Content-Type", "cONTENT-tYPE"));
    CHECK_FALSE(equal_ignoring_case("a", "ab"));
    CHECK_FALSE(equal_ignoring_case("[", "{"));
    CHECK_FALSE(equal_ignoring_case("@", "`"));
}

TEST_CASE("control characters are found") {
    for (const std::string_view text : {"a\n", "\r", "\t", "\x1B[0m", "\x7F", "\x01"}) {
        CAPTURE(text);
        CHECK(has_control_character(text));
    }
    CHECK(has_control_character(std::string_view("\0", 1)));
    CHECK_FALSE(has_control_character(""));
    CHECK_FALSE(has_control_character("a b~ \xD0\x9F"));
}

TEST_CASE("text is split into lines without their ends") {
    using Lines = std::vector<std::string_view>;
    CHECK(lines_of("") == Lines{});
    CHECK(lines_of("a") == Lines{"a"});
    CHECK(lines_of("a\n") == Lines{"a"});
    CHECK(lines_of("a\r\nb\n") == Lines{"a", "b"});
    CHECK(lines_of("a\n\nb") == Lines{"a", "", "b"});
    CHECK(lines_of("\n") == Lines{""});
    CHECK(lines_of("a\rb\r\r\n") == Lines{"a\rb\r"});
    CHECK(lines_of("a\r") == Lines{"a"});
}

TEST_CASE("a list reads as a sentence") {
    CHECK(listed({}, "or") == "");
    CHECK(listed({"a"}, "or") == "a");
    CHECK(listed({"a", "b"}, "or") == "a or b");
    CHECK(listed({"a", "b", "c"}, "and") == "a, b and c");
}

TEST_CASE("the nearest word is suggested, a far one is not") {
    const std::vector<std::string> names = {"warning", "critical", "password-file", "timeout"};
    CHECK(nearest("critcal", names) == "critical");
    CHECK(nearest("warn", names) == "warning");
    CHECK(nearest("wraning", names) == "warning");
    CHECK(nearest("timeuot", names) == "timeout");
    CHECK(nearest("balance", names) == "");
    CHECK(nearest("x", names) == "");
    CHECK(nearest("warning", {}) == "");
}

TEST_CASE("a label is a lower-case word of at most 19 characters") {
    for (const std::string_view label : {"a", "balance", "a_1", "abcdefghijklmnopqrs"}) {
        CAPTURE(label);
        CHECK(is_label(label));
    }
    for (const std::string_view label : {"", "1a", "_a", "Balance", "a b", "a-b", "a=b", "a'",
                                         "abcdefghijklmnopqrst", "b\xC3\xA4", "a\n", "a;"}) {
        CAPTURE(label);
        CHECK_FALSE(is_label(label));
    }
}
