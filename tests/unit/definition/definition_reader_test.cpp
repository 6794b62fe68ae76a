// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/definition_reader.hpp"

#include <doctest/doctest.h>

#include "definition/builtin_providers.hpp"
#include "definitions.hpp"
#include "failure_text.hpp"

using namespace balance;
using test::contains;

namespace {

struct Row {
    std::string_view piece;
    std::string_view replacement;
    std::string_view part;
};

std::string failure_of(std::string_view json) {
    return test::failure_text([&] { return read_definition(json, "example.json"); });
}

template <std::size_t N>
void check_mistakes(const Row (&rows)[N]) {
    for (const auto& row : rows) {
        CAPTURE(row.piece);
        CAPTURE(row.replacement);
        const auto text = failure_of(test::changed_definition(row.piece, row.replacement));
        CAPTURE(text);
        CHECK(contains(text, "configuration: example.json: " + std::string(row.part)));
    }
}

}  // namespace

TEST_CASE("a definition becomes what it says") {
    const auto definition = read_definition(test::small_definition, "example.json");
    CHECK(definition.name == "example");
    CHECK(definition.title == "An example");
    CHECK(definition.base_url->text() == "https://api.example");
    CHECK(definition.login_ways ==
          std::vector<LoginWay>{{Credential::key}, {Credential::login, Credential::password}});
    CHECK(definition.params.at("region").description == "where the account lives");
    CHECK(definition.request.methods == std::vector<HttpMethod>{HttpMethod::post, HttpMethod::get});
    CHECK(definition.request.path.literal() == "/balance");
    CHECK(definition.request.parameters.size() == 3);
    CHECK(definition.hints.top_up == "https://pay.example");
    CHECK(definition.hints.poll_seconds == 60);

    const auto& reply = definition.reply;
    CHECK(reply.format == ReplyFormat::json);
    CHECK(reply.statuses.at(402) == FailureKind::refused);
    REQUIRE(reply.errors.size() == 1);
    CHECK(reply.errors.front().conditions.front().when == Condition::When::present);
    CHECK(reply.figures.size() == 3);
    REQUIRE(definition.figure("held") != nullptr);
    CHECK(definition.figure("held")->sum.back().subtracted);
    CHECK(definition.figure("total")->places.size() == 2);
    CHECK(definition.figure("none") == nullptr);
}

TEST_CASE("every built-in definition is valid and carries its own name") {
    CHECK(builtin_providers().size() >= 2);
    for (const auto& provider : builtin_providers()) {
        CAPTURE(provider.name);
        CHECK(read_definition(provider.json, "built-in").name == provider.name);
        CHECK(provider.json.ends_with('\n'));
    }
}

TEST_CASE("a mistake in the head of a definition is named with file and pointer") {
    constexpr Row rows[] = {
        {"\"format\": 1", "\"format\": 2", "/format: must be the number 1"},
        {"\"format\": 1", "\"format\": null", "/format: must be a string, a number"},
        {"\"format\": 1,", "", "/format: is missing"},
        {"\"format\": 1", "\"fromat\": 1", "/fromat: unknown member; did you mean \"format\"?"},
        {"\"format\": 1", "\"qwertyuiop\": 1", "/qwertyuiop: unknown member; known here: format"},
        {"\"format\": 1", "\"a/b\": 1", "/a~1b: unknown member"},
        {"\"format\": 1", "\"format\": 1, \"format\": 1", "/format: is given twice"},
        {"\"example\"", "\"Example\"", "/name: must be at most 40 lower-case"},
        {"\"example\"", "\"\"", "/name: must not be empty"},
        {"\"example\"", "7", "/name: must be a string"},
        {"\"An example\"", "\"a\\nb\"", "/title: must not hold control characters"},
        {"https://api.example", "api.example", "/base_url: no scheme in it"},
        {"https://api.example", "ftp://api.example", "/base_url: only https:// and http://"},
        {"https://api.example", "https://a:b@api.example",
         "/base_url: it must not contain a user or password"},
        {"[[\"key\"], [\"login\", \"password\"]]", "\"key\"", "/credentials: must be an array"},
        {"[[\"key\"], [\"login\", \"password\"]]", "[]", "/credentials: must not be empty"},
        {"[[\"key\"], [\"login\", \"password\"]]", "[[]]", "/credentials/0: must not be empty"},
        {"[\"login\", \"password\"]", "[\"login\", \"pass\"]",
         "/credentials/1/1: must be \"login\""},
        {"\"where the account lives\"", "1", "/params/region: must be a description"},
        {"\"region\": \"where", "\"region\": \"x\", \"region\": \"where",
         "/params/region: is given twice"},
        {"\"poll_seconds\": 60", "\"poll_seconds\": 0", "/hints/poll_seconds: must be a whole"},
        {"\"poll_seconds\": 60", "\"poll_seconds\": 1.5", "/hints/poll_seconds: must be a whole"},
        {"\"top_up\"", "\"topup\"", "/hints/topup: unknown member; did you mean \"top_up\"?"},
    };
    check_mistakes(rows);
}

TEST_CASE("a mistake in the request of a definition is named with file and pointer") {
    constexpr Row rows[] = {
        {"\"methods\": [\"post\", \"get\"],", "", "/request/methods: is missing"},
        {"[\"post\", \"get\"]", "[\"put\"]", "/request/methods/0: must be \"get\" or \"post\""},
        {"[\"post\", \"get\"]", "\"post\"", "/request/methods: must be an array"},
        {"\"/balance\"", "\"balance\"", "/request/path: must start with \"/\""},
        {"\"/balance\"", "\"/balance?a=b\"", "/request/path: must start with"},
        {"\"/balance\"", "\"/a b\"", "/request/path: must start with"},
        {"\"/balance\"", "\"/a%2F\"", "/request/path: must start with"},
        {"\"path\"", "\"pth\"", "/request/pth: unknown member; did you mean \"path\"?"},
        {"\"{key}\"", "\"{kye}\"", "/request/parameters/key: nothing fills {kye}"},
        {"\"{key}\"", "\"{param:zone}\"", "/request/parameters/key: nothing fills {param:zone}"},
        {"\"{key}\"", "\"{key\"", "/request/parameters/key: an unmatched brace"},
        {"\"{key}\"", "7", "/request/parameters/key: must be a string"},
        {"\"{key}\",", "\"{key}\", \"key\": \"x\",", "/request/parameters/key: is given twice"},
        {"\"parameters\": {\"key\"", "\"parameters\": {\"a/b\": \"{x}\", \"key\"",
         "/request/parameters/a~1b: nothing fills {x}"},
    };
    check_mistakes(rows);
}

TEST_CASE("a text that is no JSON is named with line and column") {
    CHECK(contains(failure_of("{\n  \"format\" 1}"),
                   "configuration: example.json: line 2, column 12: not JSON: "));
    CHECK(contains(failure_of(""), "example.json: line 1, column 1: not JSON"));
    CHECK(contains(failure_of("[]"), "must be an object"));
    CHECK(contains(failure_of("7"), "must be an object"));
    CHECK(
        contains(failure_of(test::changed_definition("\"poll_seconds\": 60", "\"top_up\": \"x\",")),
                 "not JSON"));
    CHECK(contains(failure_of(std::string(100, '[')), "nested deeper than 32 levels"));
}
