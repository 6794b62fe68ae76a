// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/misleading.hpp"

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::string words_of_hidden(std::string_view text) {
    const auto hidden = hidden_at_an_end(text);
    return hidden ? hidden->words : "nothing";
}

}  // namespace

TEST_CASE("what hides at the ends of a text is named") {
    CHECK_FALSE(hidden_at_an_end("").has_value());
    CHECK_FALSE(hidden_at_an_end("  ").has_value());
    CHECK_FALSE(hidden_at_an_end(" plain ").has_value());
    CHECK_FALSE(hidden_at_an_end("a\xC2\xA0z").has_value());
    CHECK_FALSE(hidden_at_an_end("\xD0\xBA\xD0\xBB").has_value());
    CHECK_FALSE(hidden_at_an_end("p\xC3\xA0").has_value());
    CHECK_FALSE(hidden_at_an_end("\u2764\uFE0F").has_value());  // a part of the heart
    CHECK_FALSE(hidden_at_an_end("\x93key\x94").has_value());   // quotation marks of Windows
    CHECK(without_hidden("s\u200Bm s\u00A0") == "sm s");
    CHECK(words_of_hidden("200\uFE0F") == "ends with a variation selector");
    CHECK(words_of_hidden("k\u206F") == "ends with an invisible character");
    CHECK(words_of_hidden("\xEF\xBB\xBFkey") == "begins with a byte order mark");
    CHECK(words_of_hidden("key\xC2\xA0") == "ends with a no-break space");
    CHECK(words_of_hidden("key\xA0") == "ends with a no-break space");
    CHECK(words_of_hidden("\xC2\xA0") == "begins with a no-break space");
    CHECK(words_of_hidden("\xFE\xFFk") == "begins with the byte order mark of UTF-16");
}

TEST_CASE("byte order marks at the ends are told from other characters") {
    const auto is_mark = [](std::string_view text) {
        return hidden_at_an_end(text).value().kind == HiddenEnd::Kind::byte_order_mark;
    };
    CHECK(is_mark("\xEF\xBB\xBFkey"));
    CHECK(is_mark("key\xEF\xBB\xBF"));
    CHECK(is_mark("\xFF\xFEk"));
    CHECK(is_mark("\xFE\xFFk"));
    CHECK_FALSE(is_mark("key\xC2\xA0"));
    CHECK_FALSE(is_mark("\xE2\x80\x8Bkey"));
}

TEST_CASE("blanks of any kind are taken off both ends") {
    CHECK(without_hidden_ends("").empty());
    CHECK(without_hidden_ends(" \t\xC2\xA0\xE2\x80\x8B ").empty());
    CHECK(without_hidden_ends(" \xEF\xBB\xBF EUR\xC2\xA0\n") == "EUR");
    CHECK(without_hidden_ends("a b") == "a b");
    CHECK(without_hidden_ends("p\xC3\xA0") == "p\xC3\xA0");
}

TEST_CASE("the character that misleads is named") {
    CHECK(misleading_character("10:20").empty());
    CHECK(misleading_character("\xD1\x81\xD1\x87\xD1\x91\xD1\x82").empty());
    CHECK(misleading_character("10\xE2\x80\xAF"
                               "000") == "a narrow no-break space");
    CHECK(misleading_character("200\uFE0F") == "a variation selector");
    CHECK(misleading_character("EUR\u3164") == "an invisible letter");
    CHECK(misleading_character("12.5\u2800") == "a braille blank");
    CHECK(misleading_character("a ") == "a blank at its end");
    CHECK(foreign_letter_in("EUR").empty());
    CHECK(foreign_letter_in("\xD0\x95UR") == "a Cyrillic letter");
    CHECK(foreign_letter_in("\xCE\x95UR") == "a Greek letter");
}
