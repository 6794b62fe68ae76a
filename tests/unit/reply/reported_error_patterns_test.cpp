// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Errors that a pattern knows, also in a body that is not of its format.

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "fake_http_client.hpp"
#include "reply/reported_error.hpp"

using namespace balance;
using test::reply;

namespace {

Definition definition_of(std::string_view format, std::string_view place, std::string_view rules) {
    return read_definition(R"({"format":1,"name":"example","title":"An example",
        "base_url":"https://api.example","credentials":[["key"]],
        "request":{"methods":["get"],"path":"/"},
        "reply":{"format":")" + std::string(format) +
                               R"(","errors":[)" + std::string(rules) +
                               R"(],"figures":[{"name":"balance","at":")" + std::string(place) +
                               "\"}]}}",
                           "example.json");
}

std::string error_of(const Definition& definition, const std::string& body, long status = 200) {
    const auto document = parse_reply(definition.reply, body);
    const auto failure =
        error_in_body(definition.reply, document, reply(body, status), ReplyOrigin::provider);
    return failure ? test::text_of(*failure) : "none";
}

struct Row {
    std::string_view body;
    std::string_view start;
};

template <std::size_t N>
void check(const Definition& definition, const Row (&rows)[N]) {
    for (const auto& row : rows) {
        CAPTURE(row.body);
        const auto text = error_of(definition, std::string(row.body));
        CAPTURE(text);
        CHECK(text.starts_with(row.start));
    }
}

constexpr std::string_view text_rule =
    R"json({"at":{"pattern":"^ERROR (.*)"},"class":"refused","message":{"pattern":"^ERROR (.*)"}})json";

}  // namespace

TEST_CASE("a pattern alone knows an error in a body that is not of its format") {
    const auto definition = definition_of(
        "json", "/b",
        std::string(text_rule) + R"(,{"at":"/error","class":"provider","message":"/error"})");
    constexpr Row rows[] = {
        {"ERROR bad key", "refused: login refused: bad key. "},
        {"ERROR bad key\nsecond line", "refused: login refused: bad key. "},
        {"an ERROR", "none"},
        {"<html>", "malformed: a web page came instead of a reply"},
        {"<html>ERROR</html>", "malformed: a web page came instead of a reply"},
        {"", "none"},
        {R"({"error":"down"})", "provider: the provider reports an error: down. "},
        {R"({"b":5})", "none"},
        {R"({"b":"ERROR x"})", "none"},
    };
    check(definition, rows);
}

TEST_CASE("a pattern alone works in every format") {
    struct Format {
        std::string_view name;
        std::string_view place;
    };
    constexpr Format formats[] = {
        {"json", "/b"}, {"xml", "/a/b"}, {"key_value", "balance"}, {"text", "[0-9]+"}};
    for (const auto& format : formats) {
        CAPTURE(format.name);
        CHECK(error_of(definition_of(format.name, format.place, text_rule), "ERROR no such key")
                  .starts_with("refused: login refused: no such key. "));
    }
}

TEST_CASE("a rule with a place beside its pattern does not look at a body of another format") {
    const auto definition =
        definition_of("json", "/b",
                      R"json({"at":[{"pattern":"ERROR"},"/error"],"class":"provider"},
           {"at":{"at":"/status","pattern":"^err:(.*)"},"class":"throttled",
            "message":{"at":"/status","pattern":"^err:(.*)"}})json");
    constexpr Row rows[] = {
        {"ERROR", "none"},
        {R"({"x":"ERROR"})", "provider: "},
        {R"({"error":1})", "provider: "},
        {R"({"status":"err:slow down"})", "throttled: asked too often: slow down. "},
        {R"({"status":"ok"})", "none"},
    };
    check(definition, rows);
}

TEST_CASE("a message at a place is left out where the body has no places") {
    const auto definition = definition_of(
        "json", "/b", R"({"at":{"pattern":"^ERROR"},"class":"refused","message":"/error/text"})");
    CHECK(error_of(definition, "ERROR").starts_with("refused: login refused. "));
}

TEST_CASE("conditions look at what the pattern takes out") {
    const auto definition =
        definition_of("text", "^([0-9.]+)$",
                      R"({"at":"^(-[0-9]+)$","is":[-1,-2],"class":"refused","code":"^(-[0-9]+)$"},
           {"at":"^(-[0-9]+)$","class":"provider","code":"^(-[0-9]+)$"},
           {"at":"^([A-Z]+):","is_not":"OK","class":"malformed"})");
    constexpr Row rows[] = {
        {"-1", "refused: login refused (code -1). "},
        {"-2", "refused: login refused (code -2). "},
        {"-01", "refused: login refused (code -01). "},
        {"-3", "provider: the provider reports an error (code -3). "},
        {"OK:5", "none"},
        {"KO:5", "malformed: "},
    };
    check(definition, rows);
}

TEST_CASE("a pattern sees the body as it came") {
    const auto definition = definition_of(
        "xml", "/a/b", R"json({"at":{"pattern":"<fault id='(.*)'/>"},"class":"provider",
                               "message":{"pattern":"<fault id='(.*)'/>"}})json");
    CHECK(error_of(definition, "<a><fault id='no key'/></a>")
              .starts_with("provider: the provider reports an error: no key. "));
}

TEST_CASE("without a class the HTTP status tells it") {
    const auto definition = definition_of("json", "/b", R"({"at":"/error","message":"/error"})");
    const std::string body = R"({"error":"no"})";
    CHECK(error_of(definition, body, 200).starts_with("provider: the provider reports an error: "));
    CHECK(error_of(definition, body, 401).starts_with("refused: login refused: no. "));
    CHECK(error_of(definition, body, 429).starts_with("throttled: asked too often: no. "));
    CHECK(error_of(definition, body, 500).starts_with("provider: the provider reports an error: "));
}

TEST_CASE("an error of XML stands in elements and attributes") {
    const auto definition = definition_of(
        "xml", "/r/b",
        R"({"at":"/r/error/@code","is":[401],"class":"refused","message":"/r/error","code":"/r/error/@code"},
           {"at":"/r/error","class":"provider","message":"/r/error"})");
    constexpr Row rows[] = {
        {"<r><error code='401'>bad key</error></r>",
         "refused: login refused: bad key (code 401). "},
        {"<r><error code='500'>down</error></r>", "provider: the provider reports an error: down"},
        {"<r><error/></r>", "none"},
        {"<r><error> </error></r>", "none"},
        {"<r><error code='7'/></r>", "provider: the provider reports an error. "},
        {"<r><b>5</b></r>", "none"},
    };
    check(definition, rows);
}
