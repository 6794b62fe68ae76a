// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "output/cleaning.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

namespace {

constexpr std::size_t usual = 120;

std::string repeated(std::string_view text, std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i) {
        result += text;
    }
    return result;
}

}  // namespace

TEST_CASE("letters of all scripts stay as they are") {
    for (const std::string_view text : {
             "Wrong login/password",
             "\xD0\x9D\xD0\xB5\xD0\xB2\xD0\xB5\xD1\x80\xD0\xBD\xD1\x8B\xD0\xB9 "
             "\xD1\x81\xD0\xB5\xD0\xBA\xD1\x80\xD0\xB5\xD1\x82\xD0\xBD\xD1\x8B\xD0\xB9 "
             "\xD0\xBA\xD0\xBB\xD1\x8E\xD1\x87",
             "\xD0\x87\xD0\xB6\xD0\xB0\xD0\xBA \xD2\x91",                   // Ukrainian
             "\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F \xC5\x82 \xC4\xB0\xC4\xB1",  // Latin
             "\xCE\xB1\xCE\xB2\xCE\xB3",                                    // Greek
             "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",                            // Hebrew
             "\xD8\xB1\xD8\xB5\xD9\x8A\xD8\xAF",                            // Arabic
             "\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\x82",                        // Devanagari with marks
             "\xE0\xB9\x84\xE0\xB8\x97\xE0\xB8\xA2",                        // Thai
             "\xE6\xBC\xA2\xE5\xAD\x97 \xE3\x81\x8B\xE3\x83\x8A",           // Han, kana
             "\xED\x95\x9C\xEA\xB8\x80",                                    // Hangul
             "\xE1\x83\xA5\xE1\x83\x90 \xD5\x80\xD5\xA1",                   // Georgian, Armenian
             "e\xCC\x81",                                                   // a combining mark
             "\xE2\x82\xAC 5, \xE2\x82\xB4 7, \xE2\x82\xBD 9",              // currency signs
             "\xF0\x9F\x92\xB0",                                            // a pictograph
             "\xC2\xAB"
             "quoted\xC2\xBB \xE2\x80\x94 dash\xE2\x80\xA6",
             "a'b\"c;d=e,f:g!h?i#j%k*l(m)n[o]p{q}r~s^t_u@v/w+x-y.z",
         }) {
        CAPTURE(text);
        CHECK(cleaned(text, usual) == text);
    }
}

TEST_CASE("characters that something acts on become question marks") {
    for (const char c : std::string_view("|<>`\\$&")) {
        CAPTURE(c);
        CHECK(cleaned(std::string("a") + c + "b", usual) == "a?b");
    }
    CHECK(cleaned("<script>alert(1)</script>", usual) == "?script?alert(1)?/script?");
    CHECK(cleaned("$(reboot) `reboot` && x", usual) == "?(reboot) ?reboot? ?? x");
}

TEST_CASE("control, format and invisible characters become one blank") {
    for (const std::string_view text : {
             "a\nb",
             "a\r\nb",
             "a\tb",
             "a\vb",
             "a\fb",
             "a\x1B"
             "b",
             "a\x07"
             "b",
             "a\x08"
             "b",
             "a\x7F"
             "b",
             "a\xC2\x80"
             "b",
             "a\xC2\x85"
             "b",
             "a\xC2\x9B"
             "b",
             "a\xC2\x9F"
             "b",  // C1
             "a\xC2\xA0"
             "b",  // no-break space
             "a\xC2\xAD"
             "b",  // soft hyphen
             "a\xD8\x9C"
             "b",  // Arabic mark
             "a\xE1\xA0\x8E"
             "b",  // Mongolian
             "a\xE2\x80\x8B"
             "b",
             "a\xE2\x80\x8C"
             "b",
             "a\xE2\x80\x8D"
             "b",  // zero width
             "a\xE2\x80\x8E"
             "b",
             "a\xE2\x80\x8F"
             "b",  // marks
             "a\xE2\x80\xA8"
             "b",
             "a\xE2\x80\xA9"
             "b",  // separators
             "a\xE2\x80\xAA"
             "b",
             "a\xE2\x80\xAB"
             "b",
             "a\xE2\x80\xAC"
             "b",  // embeddings
             "a\xE2\x80\xAD"
             "b",
             "a\xE2\x80\xAE"
             "b",  // overrides
             "a\xE2\x81\xA0"
             "b",
             "a\xE2\x81\xA1"
             "b",
             "a\xE2\x81\xA4"
             "b",
             "a\xE2\x81\xA6"
             "b",
             "a\xE2\x81\xA7"
             "b",
             "a\xE2\x81\xA8"
             "b",
             "a\xE2\x81\xA9"
             "b",
             "a\xE2\x81\xAA"
             "b",
             "a\xE2\x81\xAF"
             "b",
             "a\xEF\xBB\xBF"
             "b",  // byte order mark
             "a\xEF\xBF\xB9"
             "b",
             "a\xEF\xBF\xBB"
             "b",  // annotations
             "a\xF0\x91\x82\xBD"
             "b",
             "a\xF0\x9D\x85\xB3"
             "b",
             "a\xF3\xA0\x80\x81"
             "b",
             "a\xF3\xA0\x81\x81"
             "b",  // tags
             "a \n \t b",
             "a     b",
         }) {
        CAPTURE(text);
        CHECK(cleaned(text, usual) == "a b");
    }
    CHECK(cleaned(std::string_view("a\0b", 3), usual) == "a b");
}

TEST_CASE("blanks at the ends go") {
    CHECK(cleaned("  a  ", usual) == "a");
    CHECK(cleaned("\r\na\r\n", usual) == "a");
    CHECK(cleaned(" \t\n", usual) == "");
    CHECK(cleaned("", usual) == "");
}

TEST_CASE("each broken byte of UTF-8 becomes a question mark") {
    CHECK(cleaned("a\xFF"
                  "b",
                  usual) == "a?b");
    CHECK(cleaned("a\xC2", usual) == "a?");
    CHECK(cleaned("a\xE2\x82", usual) == "a??");
    CHECK(cleaned("\xC0\x80", usual) == "??");
    CHECK(cleaned("\xED\xB0\x80", usual) == "???");
    CHECK(cleaned("\xCF\xF0\xE8\xE2\xE5\xF2", usual) == "??????");  // windows-1251
    CHECK(cleaned("\xE2\x82|", usual) == "???");
}

TEST_CASE("a foreign text is cut to a number of characters, never inside one") {
    const std::string_view letter = "\xD0\xAF";
    CHECK(cleaned(repeated(letter, 120), usual) == repeated(letter, 120));
    CHECK(cleaned(repeated(letter, 121), usual) == repeated(letter, 120));
    CHECK(cleaned(repeated("\xF0\x9F\x92\xB0", 500), usual) == repeated("\xF0\x9F\x92\xB0", 120));
    CHECK(cleaned(repeated("a", 119) + " b", usual) == repeated("a", 119));
    CHECK(cleaned(repeated("a", 118) + " bc", usual) == repeated("a", 118) + " b");
    CHECK(cleaned(repeated("\n", 5000) + "a", usual) == "a");
    CHECK(cleaned("abc", 2) == "ab");
    CHECK(cleaned("abc", 0) == "");
}

TEST_CASE("a text is shortened to a number of bytes at a character's end") {
    CHECK(shortened("abc", 3) == "abc");
    CHECK(shortened("abc", 2) == "ab");
    CHECK(shortened("abc", 0) == "");
    CHECK(shortened("\xD0\xAF\xD0\xAF", 4) == "\xD0\xAF\xD0\xAF");
    CHECK(shortened("\xD0\xAF\xD0\xAF", 3) == "\xD0\xAF");
    CHECK(shortened("\xD0\xAF\xD0\xAF", 1) == "");
    CHECK(shortened("a\xF0\x9F\x92\xB0", 4) == "a");
    CHECK(shortened("", 5) == "");
}
