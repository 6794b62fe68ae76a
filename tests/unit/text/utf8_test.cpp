// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/utf8.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("well-formed UTF-8 is read character by character") {
    struct Row {
        std::string_view text;
        char32_t value;
        std::size_t length;
    };
    constexpr Row rows[] = {
        {"a", U'a', 1},
        {"ab", U'a', 1},
        {"\x7F", 0x7F, 1},
        {"\xC2\x80", 0x80, 2},
        {"\xD0\x9F\xD1\x80", 0x41F, 2},
        {"\xDF\xBF", 0x7FF, 2},
        {"\xE0\xA0\x80", 0x800, 3},
        {"\xE2\x82\xAC", 0x20AC, 3},
        {"\xED\x9F\xBF", 0xD7FF, 3},
        {"\xEE\x80\x80", 0xE000, 3},
        {"\xEF\xBF\xBF", 0xFFFF, 3},
        {"\xF0\x90\x80\x80", 0x10000, 4},
        {"\xF0\x9F\x98\x80", 0x1F600, 4},
        {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
        {std::string_view("\0", 1), 0, 1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto character = first_code_point(row.text);
        REQUIRE(character.has_value());
        CHECK(character->value == row.value);
        CHECK(character->length == row.length);
    }
}

TEST_CASE("broken UTF-8 is no character") {
    for (const std::string_view text : {"\x80",
                                        "\xBF",
                                        "\xC2",
                                        "\xC2 ",
                                        "\xC2\xC2",
                                        "\xE2\x82",
                                        "\xE2\x82 ",
                                        "\xE2 \x82",
                                        "\xF0\x9F\x98",
                                        "\xF0\x9F\x98z",
                                        "\xC0\x80",
                                        "\xC1\xBF",
                                        "\xE0\x80\x80",
                                        "\xE0\x9F\xBF",
                                        "\xF0\x80\x80\x80",  // overlong
                                        "\xF0\x8F\xBF\xBF",
                                        "\xED\xA0\x80",
                                        "\xED\xBF\xBF",  // surrogates
                                        "\xF4\x90\x80\x80",
                                        "\xF5\x80\x80\x80",
                                        "\xF8\x88\x80\x80\x80",
                                        "\xFE",
                                        "\xFF"}) {
        CAPTURE(text);
        CHECK_FALSE(first_code_point(text).has_value());
    }
}

TEST_CASE("a character is written as it is read") {
    for (const char32_t value : {0x0U, 0x41U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U,
                                 0xFEFFU, 0xFFFDU, 0xFFFFU, 0x10000U, 0x1F511U, 0x10FFFFU}) {
        CAPTURE(static_cast<unsigned>(value));
        std::string text;
        append_utf8(text, value);
        const auto read = first_code_point(text);
        REQUIRE(read.has_value());
        CHECK(read->value == value);
        CHECK(read->length == text.size());
    }
    for (const char32_t value : {0xD800U, 0xDBFFU, 0xDC00U, 0xDFFFU, 0x110000U, 0xFFFFFFFFU}) {
        CAPTURE(static_cast<unsigned>(value));
        std::string text;
        append_utf8(text, value);
        CHECK(text == "\xEF\xBF\xBD");
    }
}
