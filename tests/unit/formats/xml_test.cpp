// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/xml.hpp"

#include <string>

#include <doctest/doctest.h>

#include "formats/json_pointer.hpp"

using namespace balance;

namespace {

// The tree as JSON.
std::string tree(std::string_view xml) {
    const auto parsed = parse_xml(xml);
    return parsed ? json_text(*parsed) : "refused: " + parsed.error();
}

// "1[USD] 2": what stands there, with its currency.
std::string found(std::string_view xml, std::string_view pointer) {
    const auto parsed = parse_xml(xml);
    const auto place = JsonPointer::parse(pointer);
    REQUIRE(parsed.has_value());
    REQUIRE(place.has_value());
    std::string text;
    for (const auto& match : place->find_all(*parsed)) {
        text += (text.empty() ? "" : " ") + match.value->text;
        text += match.currency.empty() ? "" : "[" + match.currency + "]";
    }
    return text;
}

std::string nested(int levels) {
    std::string text;
    for (int i = 0; i < levels; ++i) {
        text += "<a>";
    }
    text += "x";
    for (int i = 0; i < levels; ++i) {
        text += "</a>";
    }
    return text;
}

// <a> with this many attributes, each of another name, and no end tag of its own.
std::string many_attributes(int count) {
    std::string text = "<a";
    for (int i = 0; i < count; ++i) {
        text += " a" + std::to_string(i) + "=''";
    }
    return text + "/>";
}

}  // namespace

TEST_CASE("XML becomes the tree that JSON would be") {
    struct Row {
        std::string_view xml;
        std::string_view tree;
    };
    constexpr Row rows[] = {
        {"<a>5</a>", R"({"a":"5"})"},
        {"<a/>", R"({"a":null})"},
        {"<a> \r\n\t </a>", R"({"a":null})"},
        {"<a>\n 5 \n</a>", R"({"a":"5"})"},
        {"<a>5 0</a>", R"({"a":"5 0"})"},
        {"<a><b>5</b></a>", R"({"a":{"b":"5"}})"},
        {"<a><b>5</b><b>6</b></a>", R"({"a":{"b":"5","b":"6"}})"},
        {"<a> x <b>5</b> y </a>", R"({"a":{"b":"5"}})"},
        {"<a><b/></a>", R"({"a":{"b":null}})"},
        {"<a c='EUR'><b>5</b></a>", R"({"a":{"@c":"EUR","b":"5"}})"},
        {"<a c='EUR'/>", R"({"a":{"@c":"EUR"}})"},
        {"<a c=''/>", R"({"a":{"@c":""}})"},
        {"<n:a xmlns:n='urn:x'><n:b>5</n:b></n:a>", R"({"n:a":{"@xmlns:n":"urn:x","n:b":"5"}})"},
        {"<a><![CDATA[5 < 6 & 7]]></a>", R"({"a":"5 < 6 & 7"})"},
        {"<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x42;</a>", R"({"a":"<&>\"'AB"})"},
        {"<a>1<!-- 2 -->3<?x 4?>5</a>", R"({"a":"135"})"},
        {"<?xml version='1.0' encoding='UTF-8'?>\n<a>5</a>\n", R"({"a":"5"})"},
        {"\xEF\xBB\xBF<a>5</a>", R"({"a":"5"})"},
        {"<A><a>5</a></A>", R"({"A":{"a":"5"}})"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.xml);
        CHECK(tree(row.xml) == row.tree);
    }
}

TEST_CASE("a place leads to elements and to attributes") {
    CHECK(found("<r><balance currency='EUR'>5</balance></r>", "/r/balance") == "5");
    CHECK(found("<r><balance currency='EUR'>5</balance></r>", "/r/balance/@currency") == "EUR");
    CHECK(found("<r><b>5</b><b>6</b></r>", "/r/b") == "5 6");
    constexpr std::string_view balances =
        "<r><b currency='EUR'><sum>5</sum></b><b currency='USD'><sum>6</sum></b></r>";
    CHECK(found(balances, "/r/b/[@currency=USD]/sum") == "6");
    CHECK(found(balances, "/r/b/[@currency={currency}]/sum") == "5[EUR] 6[USD]");
    CHECK(found("<r><b c='EUR'>5</b><b c='USD'>6</b></r>", "/r/b/[@c={currency}]") ==
          "5[EUR] 6[USD]");
    CHECK(found("<r><b><c>EUR</c><sum>5</sum></b></r>", "/r/b/[c={currency}]/sum") == "5[EUR]");
    CHECK(found("<r><eur>5</eur><usd>6</usd></r>", "/r/{currency}") == "5[eur] 6[usd]");
}

TEST_CASE("the text is UTF-8, whatever its declaration says") {
    for (const std::string_view name :
         {"UTF-8",     "utf8",      "utf-16", "UTF-16LE", "windows-1251",    "ISO-8859-1",
          "us-ascii",  "cp1251",    "UCS-2",  "Unicode",  "UTF16",           "utf-32",
          "UTF-32BE",  "utf_16_le", "UCS2",   "UCS-4LE",  "ISO-10646-UCS-2", "unicodeFFFE",
          "UTF-8-BOM", "CESU-8"}) {
        CAPTURE(name);
        CHECK(tree("<?xml version='1.0' encoding='" + std::string(name) +
                   "'?><a>\xD0\x9A\xD0\xBB</a>") == "{\"a\":\"\xD0\x9A\xD0\xBB\"}");
    }
    for (const std::string_view name :
         {"UTF-7", "UTF", "UTF-9", "LE", "ISO-2022-CN-EXT", "windows-12511", "windows-125",
          "windows-125x", "none", "KOI8-X", "Shift_JIS"}) {
        CAPTURE(name);
        CHECK(tree("<?xml version='1.0' encoding='" + std::string(name) + "'?><a/>") ==
              "refused: it names an encoding that is not known here");
    }
    CHECK(tree("<a>\xCA\xEB</a>") ==
          "refused: its bytes are not UTF-8, and name no other encoding known here");
}

TEST_CASE("white space before a declaration is left out") {
    for (const std::string_view before : {"\n", "\r\n", " ", "\t", "\n\n \r\n\t"}) {
        CAPTURE(before);
        CHECK(tree(std::string(before) + "<?xml version='1.0'?><a>5</a>") == R"({"a":"5"})");
    }
    CHECK_FALSE(parse_xml("x<?xml version='1.0'?><a>5</a>").has_value());
    CHECK_FALSE(parse_xml("<a>5</a><?xml version='1.0'?>").has_value());
}

TEST_CASE("what is no well-formed XML is refused with the reason") {
    for (const std::string_view xml : {"",
                                       " ",
                                       "x",
                                       "<a>",
                                       "<a></b>",
                                       "<a><b></a></b>",
                                       "<a/><b/>",
                                       "<a/>x",
                                       "<a",
                                       "<a b/>",
                                       "<a b='1' b='2'/>",
                                       "<a>&nbsp;</a>",
                                       "<a>&x;</a>",
                                       "<a>5 & 6</a>",
                                       "<a>\xFF</a>",
                                       "<a>&#0;</a>",
                                       "<?xml version='1.0' encoding=''?><a/>",
                                       "<?xml version='1.0' encoding='KOI8-X'?><a/>",
                                       "{\"a\":5}",
                                       "<a>5</a><!-- "}) {
        CAPTURE(xml);
        const auto parsed = parse_xml(xml);
        REQUIRE_FALSE(parsed.has_value());
        CHECK_FALSE(parsed.error().empty());
    }
    CHECK_FALSE(parse_xml(std::string_view("<a>\0</a>", 8)).has_value());
}

TEST_CASE("a document type is refused with whatever it brings") {
    for (const std::string_view xml :
         {"<!DOCTYPE html><html/>", "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>",
          "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
          "<!DOCTYPE a [<!ENTITY x SYSTEM 'http://127.0.0.1:1/'>]><a>&x;</a>",
          "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
          "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>",
          "<!DOCTYPE a [<!ENTITY % p SYSTEM 'x'>%p;]><a/>"}) {
        CAPTURE(xml);
        CHECK(tree(xml) == "refused: it has a document type, as web pages do");
    }
}

TEST_CASE("the depth of elements is limited") {
    CHECK(parse_xml(nested(32)).has_value());
    CHECK(tree(nested(33)) == "refused: nested deeper than 32 levels");
    CHECK(tree(nested(200'000)) == "refused: nested deeper than 32 levels");
    auto empty_element = nested(32);
    empty_element.replace(empty_element.find('x'), 1, "<b/>");
    CHECK(tree(empty_element) == "refused: nested deeper than 32 levels");
}

TEST_CASE("the number of values is limited, elements and attributes together") {
    std::string both = "<a>";
    for (int i = 0; i < 60'000; ++i) {
        both += "<b/>";
    }
    CHECK(tree(both + many_attributes(40'000) + "</a>") == "refused: more than 100000 values");
}

TEST_CASE("a root element with too many attributes is refused as well") {
    CHECK(tree(many_attributes(100'000)) == "refused: more than 100000 values");
}
