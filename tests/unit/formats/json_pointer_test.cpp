// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/json_pointer.hpp"

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

TEST_CASE("a selection finds the items whose member is the text") {
    struct Row {
        std::string_view json;
        std::string_view pointer;
        std::string_view values;
    };
    constexpr std::string_view accounts =
        R"([{"type":"bonus","sum":"1"},{"type":"main","sum":"2"},{"sum":"3"},{"type":"main","sum":"4"}])";
    constexpr Row rows[] = {
        {accounts, "/[type=main]/sum", "2 4"},
        {accounts, "/[type=bonus]/sum", "1"},
        {accounts, "/[type=Main]/sum", ""},
        {accounts, "/[type=none]/sum", ""},
        {accounts, "/[name=main]/sum", ""},
        {accounts, "/1/[type=main]/sum", "2"},
        {accounts, "/0/[type=main]/sum", ""},
        {R"([{"id":2,"s":"x"},{"id":"2","s":"y"},{"id":2.0,"s":"z"}])", "/[id=2]/s", "x y"},
        {R"([{"main":true,"s":"x"},{"main":false,"s":"y"}])", "/[main=true]/s", "x"},
        {R"([{"t":null,"s":"x"},{"t":"null","s":"y"}])", "/[t=null]/s", "y"},
        {R"([{"t":["a"],"s":"x"},{"t":{"a":1},"s":"y"}])", "/[t=a]/s", ""},
        {R"([{"a/b":"c/d","s":"x"}])", "/[a~1b=c~1d]/s", "x"},
        {R"([{"a":"b=c","s":"x"}])", "/[a=b=c]/s", "x"},
        {R"([{"a":"b]","s":"x"}])", "/[a=b]]/s", "x"},
        {R"([1,"a",null,[]])", "/[a=b]/s", ""},
        {R"({"a":"b","s":"x"})", "/[a=b]/s", "x"},
        {R"([{"a":"b","c":"d","s":"x"},{"a":"b","c":"e","s":"y"}])", "/[a=b]/[c=e]/s", "y"},
        {R"("a")", "/[a=b]", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        CAPTURE(row.pointer);
        CHECK(found(row.json, row.pointer) == row.values);
    }
}

TEST_CASE("a selection of every currency tells it") {
    struct Row {
        std::string_view json;
        std::string_view pointer;
        std::string_view values;
    };
    constexpr std::string_view purses =
        R"([{"c":"EUR","kind":"main","s":"1"},{"c":"USD","kind":"main","s":"2"},{"c":"EUR","kind":"bonus","s":"3"}])";
    constexpr Row rows[] = {
        {purses, "/[c={currency}]/s", "1[EUR] 2[USD] 3[EUR]"},
        {purses, "/[kind=main]/[c={currency}]/s", "1[EUR] 2[USD]"},
        {purses, "/[c={currency}]/[kind=main]/s", "1[EUR] 2[USD]"},
        {purses, "/2/[c={currency}]/s", "3[EUR]"},
        {R"([{"c":"","s":"1"},{"c":null,"s":"2"},{"s":"3"},{"c":{},"s":"4"}])", "/[c={currency}]/s",
         ""},
        {R"({"purses":{"EUR":[{"t":"main","s":"1"}],"USD":[{"t":"main","s":"2"}]}})",
         "/purses/{currency}/[t=main]/s", "1[EUR] 2[USD]"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        CAPTURE(row.pointer);
        CHECK(found(row.json, row.pointer) == row.values);
    }
}

TEST_CASE("a pointer knows whether it tells the currency") {
    CHECK(JsonPointer::parse("/a/{currency}/b")->tells_currency());
    CHECK(JsonPointer::parse("/a/[c={currency}]/b")->tells_currency());
    CHECK_FALSE(JsonPointer::parse("/a/[c=EUR]/b")->tells_currency());
    CHECK_FALSE(JsonPointer::parse("")->tells_currency());
}

TEST_CASE("what is no pointer is refused") {
    for (const std::string_view text : {"a",
                                        "a/b",
                                        "~",
                                        "/~",
                                        "/a~",
                                        "/a~2",
                                        "/{currency}/a/{currency}",
                                        "/{login}",
                                        "/{}",
                                        "/{currency}/[c={currency}]",
                                        "/[c={currency}]/[d={currency}]",
                                        "/[]",
                                        "/[a]",
                                        "/[=a]",
                                        "/[a=]",
                                        "/[=]",
                                        "/[a~2=b]",
                                        "/a[0]",
                                        "/a[b=c]",
                                        "/a/b[0]/c",
                                        "/a[]"}) {
        CAPTURE(text);
        CHECK_FALSE(JsonPointer::parse(text).has_value());
    }
}

TEST_CASE("a bracket that closes nothing is part of a name") {
    CHECK(found(R"({"a]":"x"})", "/a]") == "x");
    CHECK(found(R"({"]":"x"})", "/]") == "x");
    CHECK(found(R"({"a[":"x"})", "/a[") == "x");
    CHECK(found(R"({"[":"x"})", "/[") == "x");
}

TEST_CASE("a name becomes one token that leads back to it") {
    CHECK(pointer_token("a/b~c") == "a~1b~0c");
    CHECK(found(R"({"a/b~c":"x"})", "/" + pointer_token("a/b~c")) == "x");
}

TEST_CASE("every item of a list is told, and what one lacks is null") {
    struct Row {
        std::string_view json;
        std::string_view pointer;
        std::string_view values;
        std::size_t lists;
    };
    constexpr Row rows[] = {
        {R"({"a":[{"b":"1"},{"b":"2"}]})", "/a/[*]/b", "1 2", 1},
        {R"({"a":[]})", "/a/[*]/b", "", 1},
        {R"({})", "/a/[*]/b", "", 0},
        {R"({"a":null})", "/a/[*]/b", "", 0},
        {R"({"a":{"b":"1"}})", "/a/[*]/b", "", 0},
        {R"({"a":[{"b":"1"},{"c":"2"}]})", "/a/[*]/b", "1 ", 1},
        {R"({"a":["1","2"]})", "/a/[*]", "1 2", 1},
        {R"({"a":[{"r":[{"b":"1"}]},{"r":[]},{"r":[{"b":"2"},{"b":"3"}]}]})", "/a/[*]/r/[*]/b",
         "1 2 3", 1},
        {R"({"a":[{"r":[{"b":"1"}]},{}]})", "/a/[*]/r/[*]/b", "1 ", 1},
        {R"({"a":[{"c":"usd","b":"1"},{"c":"eur","b":"2"}]})", "/a/[*]/[c=usd]/b", "1", 1},
        {R"({"a":[{"c":"usd","b":"1"},{"c":"eur","b":"2"}]})", "/a/[*]/[c={currency}]/b",
         "1[usd] 2[eur]", 1},
        {R"({"a":[{"b":"1","b":"2"}]})", "/a/[*]/b", "", 1},
        {R"({"a":[{"b":"1"}],"a":[{"b":"2"}]})", "/a/[*]/b", "1 2", 2},
        {R"({"a":[{"c":null,"b":"1"},{"b":"2"}]})", "/a/[*]/[c={currency}]/b", "", 1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        const auto pointer = JsonPointer::parse(row.pointer);
        REQUIRE(pointer.has_value());
        CHECK(pointer->is_list());
        CHECK(found(row.json, row.pointer) == row.values);
        CHECK(pointer->lists_in(*parse_json(row.json, JsonDialect::strict)) == row.lists);
    }
    CHECK_FALSE(JsonPointer::parse("/a/0/b")->is_list());
}
