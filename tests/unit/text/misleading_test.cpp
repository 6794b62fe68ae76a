// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/misleading.hpp"

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("what hides at the ends of a text is named") {
    CHECK(hidden_at_an_end("").empty());
    CHECK(hidden_at_an_end("  ").empty());
    CHECK(hidden_at_an_end(" plain ").empty());
    CHECK(hidden_at_an_end("a\xC2\xA0z").empty());
    CHECK(hidden_at_an_end("\xD0\xBA\xD0\xBB").empty());
    CHECK(hidden_at_an_end("p\xC3\xA0").empty());
    CHECK(hidden_at_an_end("\u2764\uFE0F").empty());  // a part of the heart
    CHECK(hidden_at_an_end("\x93key\x94").empty());   // quotation marks of Windows
    CHECK(without_hidden("s\u200Bm s\u00A0") == "sm s");
    CHECK(hidden_at_an_end("200\uFE0F") == "ends with a variation selector");
    CHECK(hidden_at_an_end("k\u206F") == "ends with an invisible character");
    CHECK(hidden_at_an_end("\xEF\xBB\xBFkey") == "begins with a byte order mark");
    CHECK(hidden_at_an_end("key\xC2\xA0") == "ends with a no-break space");
    CHECK(hidden_at_an_end("key\xA0") == "ends with a no-break space");
    CHECK(hidden_at_an_end("\xC2\xA0") == "begins with a no-break space");
    CHECK(hidden_at_an_end("\xFE\xFFk") == "begins with the byte order mark of UTF-16");
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
