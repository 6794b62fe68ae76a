// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/encoding.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("everything but the unreserved characters is percent-encoded") {
    struct Row {
        std::string_view plain;
        std::string_view encoded;
    };
    constexpr Row rows[] = {
        {"", ""},
        {"azAZ09-._~", "azAZ09-._~"},
        {"params[login]", "params%5Blogin%5D"},
        {"partner@example.org", "partner%40example.org"},
        {"a b+c&d=e", "a%20b%2Bc%26d%3De"},
        {"%41", "%2541"},
        {"/?#\\\"'", "%2F%3F%23%5C%22%27"},
        {"\r\n\t", "%0D%0A%09"},
        {"\xD0\x9F", "%D0%9F"},
        {std::string_view("\0\xFF", 2), "%00%FF"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.plain);
        CHECK(percent_encoded(row.plain) == row.encoded);
        CHECK(percent_decoded(row.encoded) == row.plain);
    }
}

TEST_CASE("what is no percent-encoding stays as it is") {
    for (const std::string_view text : {"%", "%4", "a%", "%zz", "%4g", "%g4", "% 4", "%-1", "+"}) {
        CAPTURE(text);
        CHECK(percent_decoded(text) == text);
    }
    CHECK(percent_decoded("%41%4a%4A") == "AJJ");
    CHECK(percent_decoded("%%41") == "%A");
}

TEST_CASE("base64 is that of RFC 4648") {
    struct Row {
        std::string_view plain;
        std::string_view encoded;
    };
    constexpr Row rows[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\xFB\xFF\xBF", "+/+/"},
        {std::string_view("\0\0\0", 3), "AAAA"},
        {"Aladdin:open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="},
    };
    for (const auto& row : rows) {
        CAPTURE(row.plain);
        CHECK(base64_encoded(row.plain) == row.encoded);
    }
}

TEST_CASE("hexadecimal digits are of lower case and two for each byte") {
    CHECK(hex_encoded("").empty());
    CHECK(hex_encoded("abc") == "616263");
    CHECK(hex_encoded(std::string_view("\0\x0f\xf0\xff", 4)) == "000ff0ff");
}

TEST_CASE("what XML would act on is escaped in a text and in an attribute") {
    struct Row {
        std::string_view plain;
        std::string_view escaped;
    };
    constexpr Row rows[] = {
        {"", ""},
        {"plain", "plain"},
        {"<a>&\"'", "&lt;a&gt;&amp;&quot;&apos;"},
        {"&amp;", "&amp;amp;"},
        {"]]>", "]]&gt;"},
        {"\xD0\x9F", "\xD0\x9F"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.plain);
        CHECK(xml_escaped(row.plain) == row.escaped);
    }
}
