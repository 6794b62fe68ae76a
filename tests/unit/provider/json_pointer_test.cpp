// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/json_pointer.hpp"

#include <doctest/doctest.h>

using namespace balance;

namespace {

// "1[USD] 2": what stands there, with its currency.
std::string found(std::string_view json, std::string_view pointer) {
    const auto tree = parse_json(json, JsonDialect::strict);
    const auto parsed = JsonPointer::parse(pointer);
    REQUIRE(tree.has_value());
    REQUIRE(parsed.has_value());
    std::string text;
    for (const auto& match : parsed->find_all(*tree)) {
        text += (text.empty() ? "" : " ") + match.value->text;
        text += match.currency.empty() ? "" : "[" + match.currency + "]";
    }
    return text;
}

}  // namespace

TEST_CASE("a pointer finds every value at its place") {
    struct Row {
        std::string_view json;
        std::string_view pointer;
        std::string_view values;
    };
    constexpr Row rows[] = {
        {R"("x")", "", "x"},
        {R"({"a":{"b":"x"}})", "/a/b", "x"},
        {R"({"a":["x","y"]})", "/a/1", "y"},
        {R"({"a":["x","y"]})", "/a/2", ""},
        {R"({"a":["x","y"]})", "/a/01", ""},
        {R"({"a":["x","y"]})", "/a/-", ""},
        {R"({"a":["x","y"]})", "/a/-1", ""},
        {R"({"a":["x"]})", "/a/99999999999999999999999", ""},
        {R"({"1":"x"})", "/1", "x"},
        {R"({"":"x"})", "/", "x"},
        {R"({"a/b":"x"})", "/a~1b", "x"},
        {R"({"a~b":"x"})", "/a~0b", "x"},
        {R"({"~1":"x"})", "/~01", "x"},
        {R"({"a":"x"})", "/A", ""},
        {R"({"a":"x"})", "/a/b", ""},
        {R"({"a":"x","a":"y"})", "/a", "x y"},
        {R"({"a":{"b":"x"},"a":{"b":"y"}})", "/a/b", "x y"},
        {R"({"rub":{"b":"1"},"usd":{"b":"2"}})", "/{currency}/b", "1[rub] 2[usd]"},
        {R"({"rub":{"b":"1"},"rub":{"b":"2"}})", "/{currency}/b", "1[rub] 2[rub]"},
        {R"({"rub":{"c":"1"},"usd":{"b":"2"}})", "/{currency}/b", "2[usd]"},
        {R"({"rub":"1"})", "/{currency}", "1[rub]"},
        {R"(["1"])", "/{currency}", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        CAPTURE(row.pointer);
        CHECK(found(row.json, row.pointer) == row.values);
    }
}

TEST_CASE("what is no pointer is refused") {
    for (const std::string_view text :
         {"a", "a/b", "~", "/~", "/a~", "/a~2", "/{currency}/a/{currency}"}) {
        CAPTURE(text);
        CHECK_FALSE(JsonPointer::parse(text).has_value());
    }
}

TEST_CASE("a name becomes one token that leads back to it") {
    CHECK(pointer_token("a/b~c") == "a~1b~0c");
    CHECK(found(R"({"a/b~c":"x"})", "/" + pointer_token("a/b~c")) == "x");
}
