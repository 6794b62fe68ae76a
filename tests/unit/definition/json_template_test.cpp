// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/json_template.hpp"

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::string filled(std::string_view json, const PlaceholderValues& values) {
    const auto tree = parse_json(json, JsonDialect::strict);
    REQUIRE(tree.has_value());
    const auto result = expanded(*tree, values);
    return result ? json_text(*result) : "nothing";
}

}  // namespace

TEST_CASE("values stand in the strings of a body and what has none is left out") {
    const PlaceholderValues values = {{"key", "k3y"}, {"login", "shop"}, {"empty", ""}};
    struct Row {
        std::string_view json;
        std::string_view result;
    };
    constexpr Row rows[] = {
        {R"({"key":"{key}"})", R"({"key":"k3y"})"},
        {R"({"pair":"{login}:{key}"})", R"({"pair":"shop:k3y"})"},
        {R"({"key":"{key}","zone":"{zone}"})", R"({"key":"k3y"})"},
        {R"({"zone":"{zone}"})", "{}"},
        {R"({"pair":"{login}:{zone}"})", "{}"},
        {R"(["{zone}","{key}"])", R"(["k3y"])"},
        {R"("{zone}")", "nothing"},
        {R"("{key}")", R"("k3y")"},
        {R"({"a":"{empty}"})", R"({"a":""})"},
        {R"({"a":{"b":[{"c":"{key}"}]}})", R"({"a":{"b":[{"c":"k3y"}]}})"},
        {R"({"a":{"b":"{zone}"}})", R"({"a":{}})"},
        {R"({"a":1.50,"b":true,"c":null,"d":"","e":[],"f":{}})",
         R"({"a":1.50,"b":true,"c":null,"d":"","e":[],"f":{}})"},
        {R"({"{key}":"x"})", R"({"{key}":"x"})"},
        {R"({"a":"{{key}}"})", R"({"a":"{key}"})"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        CHECK(filled(row.json, values) == row.result);
    }
}

TEST_CASE("a value stays one string whatever it holds") {
    const std::string hostile = "\",\"admin\":true,\"x\":\"{login}\\\r\n\t\x01</script>";
    const auto text = filled(R"({"key":"{key}"})", {{"key", hostile}, {"login", "shop"}});
    CHECK(text.find('\n') == std::string::npos);
    const auto again = parse_json(text, JsonDialect::strict);
    REQUIRE(again.has_value());
    REQUIRE(again->members.size() == 1);
    CHECK(again->members.front().value.text == hostile);
}
