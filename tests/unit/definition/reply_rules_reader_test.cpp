// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/reply_rules_reader.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"

using namespace balance;

namespace {

struct Row {
    std::string_view piece;
    std::string_view replacement;
    std::string_view part;
};

constexpr std::string_view error_rule =
    R"({"at": "/error", "class": "provider", "message": "/error/text"})";
constexpr std::string_view total_places = R"(["/total", "/sum"])";
constexpr std::string_view held_sum = R"(["total", "-available"])";

constexpr Row mistakes[] = {
    {"\"json\"", "\"yaml\"", "/reply/format: must be \"json\", \"xml\", \"key_value\" or \"text\""},
    {"\"format\": \"json\",", "", "/reply/format: is missing"},
    {"\"currency\": \"/currency\"", "\"curency\": \"/currency\"",
     "/reply/curency: unknown member; did you mean \"currency\"?"},
    {"\"currency\": \"/currency\"", "\"currency\": \"currency\"",
     "/reply/currency: a JSON Pointer starts with"},
    {"\"currency\": \"/currency\"", "\"implied_currency\": \"R\"",
     "/reply/implied_currency: must be 2 to 12 letters"},
    {"\"402\"", "\"200\"", "/reply/statuses/200: its name must be an HTTP status"},
    {"\"402\"", "\"4x2\"", "/reply/statuses/4x2: its name must be an HTTP status"},
    {"\"402\": \"refused\"", "\"402\": \"low\"", "/reply/statuses/402: must be unreachable"},
    {error_rule, R"({"class": "provider"})", "/reply/errors/0/at: is missing"},
    {error_rule, R"({"at": "/error", "class": "configuration"})",
     "/reply/errors/0/class: must be unreachable"},
    {error_rule, R"({"at": "error", "class": "provider"})",
     "/reply/errors/0/at: a JSON Pointer starts with"},
    {error_rule, R"({"at": ["/a", "/b~2"], "class": "provider"})", "/reply/errors/0/at/1: \"~\""},
    {error_rule, R"({"at": [], "class": "provider"})", "/reply/errors/0/at: must not be empty"},
    {error_rule, R"({"at": "/a", "is": 1, "has_word": "x", "class": "provider"})",
     "/reply/errors/0/has_word: give only one of"},
    {error_rule, R"({"at": "/a", "is": [null], "class": "provider"})",
     "/reply/errors/0/is/0: must be a string, a number"},
    {error_rule, R"({"at": "/a", "clas": "provider"})",
     "/reply/errors/0/clas: unknown member; did you mean \"class\"?"},
    {error_rule, R"({"at": "/a", "class": "provider", "class": "refused"})",
     "/reply/errors/0/class: is given twice"},
    {error_rule, "7", "/reply/errors/0: must be an object"},
    {"\"name\": \"available\"", "\"name\": \"Available\"",
     "/reply/figures/0/name: must be a lower-case letter"},
    {"\"name\": \"total\"", "\"name\": \"time\"", "/reply/figures/1/name: must be a lower-case"},
    {"\"name\": \"total\"", "\"name\": \"a1234567890123456789\"",
     "/reply/figures/1/name: must be a lower-case letter"},
    {"\"name\": \"total\"", "\"name\": \"available\"",
     "/reply/figures/1/name: another figure has this name"},
    {"\"name\": \"total\",", "", "/reply/figures/1/name: is missing"},
    {total_places, R"([{"currency": "RUB"}])",
     "/reply/figures/1/at/0: needs \"at\", \"pattern\" or both"},
    {total_places, R"([{"at": "/a", "currency": "R B"}])",
     "/reply/figures/1/at/0/currency: must be 2 to 12"},
    {total_places, R"("/{currency}/{currency}")", "/reply/figures/1/at: \"{currency}\" may stand"},
    {total_places, "7", "/reply/figures/1/at: must be an object"},
    {held_sum, R"(["total", "-debt"])",
     "/reply/figures/2/sum/1: must be another figure that is no sum"},
    {held_sum, R"(["held"])", "/reply/figures/2/sum/0: must be another figure that is no sum"},
    {held_sum, R"([])", "/reply/figures/2/sum: must not be empty"},
    {held_sum, R"(["total"], "at": "/a")", "/reply/figures/2: needs either \"at\" or \"sum\""},
    {R"(, "sum": ["total", "-available"])", "", "/reply/figures/2: needs either"},
};

std::string many_figures() {
    std::string figures;
    for (const char* name : {"a", "b", "c", "d"}) {
        figures += std::string(R"({"name": ")") + name + R"(", "at": "/x"}, )";
    }
    return figures + R"({"name": "held")";
}

}  // namespace

TEST_CASE("a mistake in the reply rules of a definition is named with file and pointer") {
    for (const auto& row : mistakes) {
        CAPTURE(row.piece);
        CAPTURE(row.replacement);
        const auto text =
            test::failure_text([&] { return test::definition_with(row.piece, row.replacement); });
        CAPTURE(text);
        CHECK(test::contains(text, "configuration: example.json: " + std::string(row.part)));
    }
}

TEST_CASE("more figures than a status line holds are a mistake") {
    CHECK(test::contains(test::failure_text([] {
                             return test::definition_with(R"({"name": "held")", many_figures());
                         }),
                         "example.json: /reply/figures: at most 6 figures"));
}

TEST_CASE("places of a key:value reply are keys") {
    constexpr std::string_view json = R"({"format":1,"name":"x","title":"X",
        "base_url":"https://x.example","credentials":[["key"]],
        "request":{"methods":["get"],"path":"/"},
        "reply":{"format":"key_value","figures":[{"name":"balance","at":"AT"}]}})";
    const auto read = [&](std::string_view at) {
        std::string text(json);
        text.replace(text.find("AT"), 2, at);
        return test::failure_text([&] { return read_definition(text, "x.json"); });
    };
    CHECK(read("balance") == "no failure");
    CHECK(test::contains(read("/balance"), "/reply/figures/0/at: must be a key"));
    CHECK(test::contains(read("a b"), "/reply/figures/0/at: must be a key"));
}

TEST_CASE("the conditions of error rules are read with their values") {
    const auto definition = test::definition_with(
        error_rule, R"({"at": "/a", "is": [-32000, "x", true], "class": "refused"},
                       {"at": "/b", "is_not": true, "class": "provider"},
                       {"at": "/c", "has_word": "limit", "class": "throttled", "advice": "Wait"})");
    const auto& errors = definition.reply.errors;
    REQUIRE(errors.size() == 3);
    CHECK(errors[0].conditions.front().when == Condition::When::is);
    CHECK(errors[0].conditions.front().values == std::vector<std::string>{"-32000", "x", "true"});
    CHECK(errors[1].conditions.front().when == Condition::When::is_not);
    CHECK(errors[2].conditions.front().when == Condition::When::has_word);
    CHECK(errors[2].kind == FailureKind::throttled);
    CHECK(errors[2].advice == "Wait");
}
