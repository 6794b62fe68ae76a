// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/json.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : ",") + part;
    }
    return text;
}

// Types as letters, numbers as written: {"a":n1.0}.
std::string shown(const JsonValue& value) {
    std::vector<std::string> parts;
    switch (value.type) {
        case JsonValue::Type::null:
            return "null";
        case JsonValue::Type::boolean:
            return value.text;
        case JsonValue::Type::number:
            return "n" + value.text;
        case JsonValue::Type::string:
            return "'" + value.text + "'";
        case JsonValue::Type::array:
            for (const auto& item : value.items) {
                parts.push_back(shown(item));
            }
            return "[" + joined(parts) + "]";
        case JsonValue::Type::object:
            for (const auto& member : value.members) {
                parts.push_back(member.name + ":" + shown(member.value));
            }
            return "{" + joined(parts) + "}";
    }
    return "";
}

std::string parsed(std::string_view text, JsonDialect commas = JsonDialect::strict) {
    const auto tree = parse_json(text, commas);
    return tree ? shown(*tree) : "refused";
}

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("JSON becomes a tree that keeps the text of numbers and doubled names") {
    struct Row {
        std::string_view json;
        std::string_view tree;
    };
    constexpr Row rows[] = {
        {R"({})", "{}"},
        {R"([])", "[]"},
        {R"(null)", "null"},
        {R"( true )", "true"},
        {R"("a")", "'a'"},
        {R"({"a":{"b":[1,"2",null,false]}})", "{a:{b:[n1,'2',null,false]}}"},
        {R"({"a":1,"a":2})", "{a:n1,a:n2}"},
        {R"([0.10,1E+3,-0,31.168300000000002])", "[n0.10,n1E+3,n-0,n31.168300000000002]"},
        {R"(123456789012345678901234567890.12)", "n123456789012345678901234567890.12"},
        {R"("\u0410\n\/\"")", "'\xD0\x90\n/\"'"},
        {R"({"":1})", "{:n1}"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        CHECK(parsed(row.json) == row.tree);
    }
}

TEST_CASE("what is no JSON is refused") {
    for (const std::string_view text :
         {"",       " ",   "{",       "[1",        "{\"a\"}", "{a:1}",  "{'a':1}",
          "01",     ".5",  "5.",      "+1",        "0x10",    "NaN",    "Infinity",
          "-",      "1e",  "tru",     "[1,,2]",    "{,}",     "[,]",    "[1]]",
          "{} {}",  "1 2", "// c\n1", "/* c */ 1", "\"a",     "\"\n\"", "<html></html>",
          "\"\\x\""}) {
        CAPTURE(text);
        CHECK(parsed(text) == "refused");
        CHECK(parsed(text, JsonDialect::lenient) == "refused");
    }
}

TEST_CASE("text in a broken encoding is refused in a definition and kept in a reply") {
    struct Row {
        std::string_view json;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {"\"\xCF\xF0\"", "\xCF\xF0"},
        {"\"a\\ud800b\"",
         "a\xEF\xBF\xBD"
         "b"},
        {"\"\\udc00\"", "\xEF\xBF\xBD"},
        {"\"\\ud800\\ud83d\\udd11\"", "\xEF\xBF\xBD\xF0\x9F\x94\x91"},
        {"\"\\\\ud800\"", "\\ud800"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        const auto lenient = parse_json(row.json, JsonDialect::lenient);
        REQUIRE(lenient.has_value());
        CHECK(lenient->text == row.text);
    }
    CHECK_FALSE(parse_json("\"\xCF\xF0\"", JsonDialect::strict).has_value());
    CHECK_FALSE(parse_json("\"\\ud800\"", JsonDialect::strict).has_value());
}

TEST_CASE("one trailing comma is accepted where that is asked for") {
    for (const auto& [text, tree] : {std::pair{R"({"a":1,})", "{a:n1}"}, std::pair{"[1,]", "[n1]"},
                                     std::pair{R"({"a":{"b":"1",},})", "{a:{b:'1'}}"}}) {
        CAPTURE(text);
        CHECK(parsed(text) == "refused");
        CHECK(parsed(text, JsonDialect::lenient) == tree);
    }
    CHECK(parsed("[1,,]", JsonDialect::lenient) == "refused");
}

TEST_CASE("nesting is limited to 32 levels") {
    CHECK(parsed(nested(32)) == nested(32));
    CHECK(parsed(nested(33)) == "refused");
    const auto deep = parse_json(nested(500'000), JsonDialect::lenient);
    REQUIRE_FALSE(deep.has_value());
    CHECK(deep.error().reason == "nested deeper than 32 levels");
    CHECK(deep.error().offset <= 33);
    std::string objects;
    for (int i = 0; i < 33; ++i) {
        objects += R"({"a":)";
    }
    CHECK(parsed(objects + "1" + std::string(33, '}')) == "refused");
}

TEST_CASE("the number of values is limited") {
    std::string many = "[0";
    for (int i = 0; i < 100'000; ++i) {
        many += ",0";
    }
    CHECK(parsed(many + "]") == "refused");
}

TEST_CASE("numbers that crash RapidJSON's own number code stay text or are refused") {
    const std::string zeros(1'000'000, '0');
    const std::string kept[] = {"128.74836467836484838364836483643636483648e-336",
                                "0.0000074836628E-2147483636",
                                "1e-2147483648",
                                "1e-999999999",
                                "0." + zeros,
                                "0." + zeros + "1",
                                "2.2250738585072014e-308"};
    for (const auto& number : kept) {
        CAPTURE(number.substr(0, 60));
        const auto tree = parse_json(number, JsonDialect::lenient);
        CHECK((!tree || tree->text == number));
    }
    for (const std::string_view number :
         {"1e400", "1e2147483647", "1e2147483648", "1e99999999999999999999", "-1e400"}) {
        CAPTURE(number);
        const auto tree = parse_json(number, JsonDialect::lenient);
        CHECK((!tree || tree->text == number));
    }
    CHECK(parsed("18446744073709551616") == "n18446744073709551616");
    CHECK(parsed("-9223372036854775809") == "n-9223372036854775809");
    const auto long_number = "1" + std::string(300, '0');
    CHECK(parsed(long_number) == "n" + long_number);
}

TEST_CASE("a NUL byte ends nothing") {
    const std::string text("{\"a\":1}\0{\"a\":2}", 15);
    const auto tree = parse_json(text, JsonDialect::lenient);
    REQUIRE_FALSE(tree.has_value());
    CHECK(tree.error().offset == 7);
    CHECK(tree.error().reason == "a NUL byte");
    CHECK(parsed("\"a\\u0000b\"") == "'" + std::string("a\0b", 3) + "'");
}

TEST_CASE("a mistake is told with its offset and without a full stop") {
    const auto tree = parse_json("{\"a\" 1}", JsonDialect::strict);
    REQUIRE_FALSE(tree.has_value());
    CHECK(tree.error().offset == 5);
    CHECK_FALSE(tree.error().reason.empty());
    CHECK_FALSE(tree.error().reason.ends_with('.'));
}

TEST_CASE("a tree becomes one line that is the same tree again") {
    for (const std::string_view line :
         {"null", "true", "false", "0", "-1.50", "1E+3", "123456789012345678901234567890.10",
          R"("")", R"("a\"b\\c/d")", R"("\u0001\n\t")", "\"\xD0\xB1\xE2\x82\xAC\"", "[]", "{}",
          "[1,[2,[]],{}]", R"({"a":1,"b":{"c":[null,true]},"":""})", R"({"a":1,"a":2})"}) {
        CAPTURE(line);
        const auto tree = parse_json(line, JsonDialect::strict);
        REQUIRE(tree.has_value());
        const auto text = json_text(*tree);
        CHECK(text.find('\n') == std::string::npos);
        const auto again = parse_json(text, JsonDialect::strict);
        REQUIRE(again.has_value());
        CHECK(shown(*again) == shown(*tree));
    }
    CHECK(json_text(*parse_json("{ \"a\" : [ 1.50 , \"\\u0411\\/\" ] }\n", JsonDialect::strict)) ==
          "{\"a\":[1.50,\"\xD0\x91/\"]}");
}

TEST_CASE("control characters and zero bytes of a string are written as escapes") {
    JsonValue value{JsonValue::Type::string, std::string("a\0b\x1f\r\n", 6), {}, {}};
    CHECK(json_text(value) == "\"a\\u0000b\\u001F\\r\\n\"");
    const auto again = parse_json(json_text(value), JsonDialect::strict);
    REQUIRE(again.has_value());
    CHECK(again->text == value.text);
}
