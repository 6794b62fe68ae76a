// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/reply_encoding.hpp"

#include <doctest/doctest.h>

using namespace balance;
using namespace std::string_literals;

namespace {

// Two letters as UTF-8, and in older encodings.
const std::string letters = "\xD0\x9A\xD0\xBB";
const std::string in_1251 = "\xCA\xEB";
const std::string in_koi8 = "\xEB\xCC";

std::string declared(const std::string& encoding, const std::string& content) {
    return "<?xml version='1.0' encoding='" + encoding + "'?><a>" + content + "</a>";
}

}  // namespace

TEST_CASE("bytes that tell their encoding are read by it, whatever the names say") {
    for (const std::string type : {"", "text/xml", "text/xml; charset=utf-16",
                                   "text/xml; charset=windows-1251", "a; charset=nothing"}) {
        CAPTURE(type);
        CHECK(reply_as_utf8("balance:5", type) == "balance:5");
        CHECK(reply_as_utf8(letters, type) == letters);
        CHECK(reply_as_utf8("\xEF\xBB\xBF" + letters, type) == letters);
        CHECK(reply_as_utf8("\xFF\xFE\x1A\x04\x3B\x04", type) == letters);
        CHECK(reply_as_utf8("\xFE\xFF\x04\x1A\x04\x3B", type) == letters);
        CHECK(reply_as_utf8("{\0\x1A\x04"s, type) == "{\xD0\x9A");
        CHECK(reply_as_utf8(declared("utf-16", letters), type) == declared("utf-16", letters));
        CHECK(reply_as_utf8(declared("windows-1251", letters), type) ==
              declared("windows-1251", letters));
        // A mark says UTF-8: what is broken stays so.
        CHECK(reply_as_utf8("\xEF\xBB\xBF" + in_1251, type) == in_1251);
    }
}

TEST_CASE("other bytes are read by the charset of the Content-Type") {
    struct Row {
        std::string type;
        std::string body;
    };
    for (const auto& row : {Row{"text/plain; charset=windows-1251", in_1251},
                            {"text/plain;charset=cp1251", in_1251},
                            {"text/plain; a=b ; CharSet = \"Windows-1251\" ", in_1251},
                            {"text/plain; charset=koi8-r; a=b", in_koi8},
                            {"text/plain; charset=KOI8-U", in_koi8},
                            {"; charset=iso-8859-5", "\xBA\xDB"},
                            {"text/plain; charset=cp866", "\x8A\xAB"},
                            {"text/plain; charset=IBM866", "\x8A\xAB"}}) {
        CAPTURE(row.type);
        CHECK(reply_as_utf8(row.body, row.type) == letters);
    }
    for (const std::string type :
         {"", "text/plain", "text/plain; charset", "text/plain; charset=", "charset=windows-1251",
          "text/plain; charset=utf-8", "text/plain; charset=UTF-7", "text/plain; charset=windows-",
          "text/plain; charset=windows-12511", "text/plain; charset=windows-125x",
          "text/plain; charset=ISO-2022-CN-EXT", "text/plain; charset=\"windows-1251"}) {
        CAPTURE(type);
        CHECK(reply_as_utf8(in_1251, type) == in_1251);
    }
    // Some converters keep a letter back, in case that a mark for it follows.
    CHECK(reply_as_utf8("a\xE0\xEC", "a; charset=windows-1255") == "a\xD7\x90\xD7\x9C");
    CHECK(reply_as_utf8("5 \x80", "a; charset=windows-1258") == "5 \xE2\x82\xAC");
    // 0x98 is no character of windows-1251.
    CHECK(reply_as_utf8("1\x98", "text/plain; charset=windows-1251") == "1\xEF\xBF\xBD");
}

TEST_CASE("an XML declaration counts after the Content-Type") {
    const std::string silent = "text/xml";
    CHECK(reply_as_utf8(declared("windows-1251", in_1251), silent) ==
          declared("windows-1251", letters));
    CHECK(reply_as_utf8(declared("koi8-r", in_koi8), silent) == declared("koi8-r", letters));
    CHECK(reply_as_utf8("\r\n " + declared("Windows-1251", in_1251), silent) ==
          "\r\n " + declared("Windows-1251", letters));
    CHECK(reply_as_utf8("<?xml encoding = \n \"windows-1251\" ?>" + in_1251, silent) ==
          "<?xml encoding = \n \"windows-1251\" ?>" + letters);
    CHECK(reply_as_utf8(declared("koi8-r", in_1251), "text/xml; charset=windows-1251") ==
          declared("koi8-r", letters));
    CHECK(reply_as_utf8(declared("utf-8", in_1251), "text/xml; charset=windows-1251") ==
          declared("utf-8", letters));
    // The bytes are not what this charset says, and the declaration knows better.
    CHECK(reply_as_utf8(declared("windows-1251", in_1251), "text/xml; charset=utf-8") ==
          declared("windows-1251", letters));
    for (const auto& body : {declared("none", in_1251), "<a encoding='windows-1251'>" + in_1251,
                             "<?xml version='1.0'?><a encoding='windows-1251'>" + in_1251,
                             "<?xml encoding" + in_1251, "<?xml encoding=windows-1251?>" + in_1251,
                             "<?xml encoding='windows-1251" + in_1251, "<?xml" + in_1251}) {
        CAPTURE(body);
        CHECK(reply_as_utf8(body, silent) == body);
    }
}

TEST_CASE("names of encodings are known in any case, and no others") {
    for (const std::string family : {"windows-125", "WINDOWS-125", "cp125", "Cp125"}) {
        for (const char number : std::string("012345678")) {
            CAPTURE(family + number);
            CHECK(is_known_encoding(family + number));
            CHECK_FALSE(is_known_encoding(family + number + "1"));
        }
        CHECK_FALSE(is_known_encoding(family));
        CHECK_FALSE(is_known_encoding(family + "9"));
    }
    for (int part = 1; part <= 16; ++part) {
        CAPTURE(part);
        CHECK(is_known_encoding("iso-8859-" + std::to_string(part)) == (part != 12));
    }
    for (const std::string name : {"koi8-r", "KOI8-U", "cp866", "ibm866", "IBM866", "us-ascii"}) {
        CAPTURE(name);
        CHECK(is_known_encoding(name));
    }
    for (const std::string name : {"", "iso-8859-", "iso-8859-0", "iso-8859-01", "iso-8859-17",
                                   "iso8859-1", "koi8", "koi8-t", "866", "ibm855", "windows-1251 ",
                                   "windows-1251//TRANSLIT", "UTF-7", "/etc/passwd"}) {
        CAPTURE(name);
        CHECK_FALSE(is_known_encoding(name));
    }
}
