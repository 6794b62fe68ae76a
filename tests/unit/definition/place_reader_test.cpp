// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/place_reader.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"

using namespace balance;

namespace {

// "/a pattern RUB|body pattern": each place with what it has.
std::string read(std::string_view json, ReplyFormat format) {
    const auto tree = parse_json(json, JsonDialect::strict);
    REQUIRE(tree.has_value());
    std::string text;
    const auto failure = test::failure_text([&] {
        for (const auto& place : read_places(DefinitionNode(*tree, "x.json", "/at"), format)) {
            text += text.empty() ? "" : "|";
            text += place.whole_body ? "body" : place.at;
            text += place.pattern ? " pattern" : "";
            text += place.currency.empty() ? "" : " " + place.currency;
        }
        return 0;
    });
    return failure == "no failure" ? text : failure;
}

struct Row {
    std::string_view json;
    ReplyFormat format;
    std::string_view result;
};

constexpr auto json = ReplyFormat::json;
constexpr auto xml = ReplyFormat::xml;
constexpr auto key_value = ReplyFormat::key_value;
constexpr auto text = ReplyFormat::text;

}  // namespace

TEST_CASE("places are read in each of their forms") {
    constexpr Row rows[] = {
        {R"("/a/b")", json, "/a/b"},
        {R"(["/a","/b"])", json, "/a|/b"},
        {R"({"at":"/a","currency":"rub"})", json, "/a RUB"},
        {R"({"at":"/a","pattern":"[0-9]+"})", json, "/a pattern"},
        {R"({"pattern":"[0-9]+"})", json, "body pattern"},
        {R"({"pattern":"[0-9]+","currency":"EUR"})", json, "body pattern EUR"},
        {R"(["/a",{"at":"/b"},{"pattern":"x"}])", json, "/a|/b|body pattern"},
        {R"("/a/{currency}/[type=main]")", json, "/a/{currency}/[type=main]"},
        {R"("/a/@currency")", xml, "/a/@currency"},
        {R"("/a/[@currency={currency}]/b")", xml, "/a/[@currency={currency}]/b"},
        {R"("balance")", key_value, "balance"},
        {R"({"at":"balance","pattern":"[0-9]+"})", key_value, "balance pattern"},
        {R"({"pattern":"^ERROR"})", key_value, "body pattern"},
        {R"("^Credits: ([0-9.]+)$")", text, "body pattern"},
        {R"({"pattern":"[0-9]+","currency":"EUR"})", text, "body pattern EUR"},
        {R"(["a","b"])", text, "body pattern|body pattern"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        CHECK(read(row.json, row.format) == row.result);
    }
}

TEST_CASE("a place that cannot exist is a mistake at its pointer") {
    constexpr Row rows[] = {
        {"7", json, "/at: must be an object"},
        {"null", json, "/at: must be an object"},
        {"[]", json, "/at: must not be empty"},
        {"[[]]", json, "/at/0: must be an object"},
        {R"("")", json, "/at: must not be empty"},
        {R"("a")", json, "/at: a JSON Pointer starts with \"/\""},
        {R"("a")", xml, "/at: a JSON Pointer starts with \"/\""},
        {R"(["/a","/~"])", json, "/at/1: \"~\" must be followed by 0 or 1"},
        {R"("/{login}")", json, "/at: the only placeholder here is \"{currency}\""},
        {R"("/{currency}/[c={currency}]")", json, "/at: \"{currency}\" may stand in it once"},
        {R"("/[main]")", json, "/at: write a selection as \"[name=text]\""},
        {R"("/[=main]")", json, "/at: write a selection as \"[name=text]\""},
        {R"("/[type=]")", xml, "/at: write a selection as \"[name=text]\""},
        {"{}", json, "/at: needs \"at\", \"pattern\" or both"},
        {R"({"currency":"EUR"})", json, "/at: needs \"at\", \"pattern\" or both"},
        {R"({"at":"a"})", json, "/at/at: a JSON Pointer starts with"},
        {R"({"at":7})", json, "/at/at: must be a string"},
        {R"({"at":"/a","patern":"x"})", json, "/at/patern: unknown member; did you mean"},
        {R"({"at":"/a","at":"/b"})", json, "/at/at: is given twice"},
        {R"({"at":"/a","pattern":""})", json, "/at/pattern: must not be empty"},
        {R"json({"at":"/a","pattern":"("})json", json, "/at/pattern: not a pattern: missing )"},
        {R"({"at":"/a","pattern":".{1000}{1000}"})", json, "/at/pattern: not a pattern: "},
        {R"json({"at":"/a","pattern":"(a)(b)"})json", json,
         "/at/pattern: not a pattern: it may have one"},
        {R"({"at":"/a","pattern":7})", json, "/at/pattern: must be a string"},
        {R"({"at":"/a","currency":"R"})", json, "/at/currency: must be 2 to 12"},
        {R"({"at":"/a","currency":"R$B"})", json, "/at/currency: must be 2 to 12"},
        {R"({"at":"/a","currency":7})", json, "/at/currency: must be a string"},
        {R"("/balance")", key_value, "/at: must be a key"},
        {R"({"at":"a b"})", key_value, "/at/at: must be a key"},
        {R"("(")", text, "/at: not a pattern: missing )"},
        {R"(["a","["])", text, "/at/1: not a pattern: missing ]"},
        {R"({"at":"a","pattern":"a"})", text, "/at/at: plain text has no places; give a"},
        {R"({"at":"a"})", text, "/at/at: plain text has no places; give a"},
        {"{}", text, "/at: needs \"at\", \"pattern\" or both"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        const auto mistake = read(row.json, row.format);
        CAPTURE(mistake);
        CHECK(mistake.starts_with("configuration: x.json: " + std::string(row.result)));
    }
}

TEST_CASE("a pattern of a place may have 500 bytes") {
    const auto place = [](std::size_t bytes) {
        return read(R"({"pattern":")" + std::string(bytes, 'a') + "\"}", json);
    };
    CHECK(place(500) == "body pattern");
    CHECK(test::contains(place(501), "/at/pattern: not a pattern: a pattern has 1 to 500 bytes"));
}
