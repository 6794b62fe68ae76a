// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/checked_reply.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "fake_http_client.hpp"
#include "output/render.hpp"

using namespace balance;
using test::reply;

namespace {

std::string failure_of(const std::string& body,
                       long status = 200,
                       ReplyOrigin origin = ReplyOrigin::provider) {
    const auto definition = read_definition(test::small_definition, "example.json");
    return test::failure_text([&] {
        check_reply(definition.reply, reply_of(reply(body, status), definition.reply), origin);
        return 0;
    });
}

// What the login of such a reply brings, or the failure.
std::string token(std::string_view rules, const std::string& body, long status = 200) {
    const auto definition = test::definition_with(
        R"("request": {)",
        R"("token": {"request": {"methods": ["post"], "path": "/login"}, "reply": )" +
            std::string(rules) + R"(}, "request": {)");
    std::string text;
    const auto failure = test::failure_text([&] {
        text = read_token(*definition.token, reply_of(reply(body, status), definition.token->reply),
                          ReplyOrigin::provider);
        return 0;
    });
    return failure == "no failure" ? text : failure;
}

constexpr std::string_view rules = R"({"format": "json", "at": "/token",
    "errors": [{"at": "/error", "class": "refused", "message": "/error"}],
    "statuses": {"418": "throttled"}})";

}  // namespace

TEST_CASE("an error of the body counts before the status and the status before the format") {
    struct Row {
        std::string body;
        long status;
        std::string_view start;
    };
    const Row rows[] = {
        {R"({"available":5})", 200, "no failure"},
        {R"({"error":{"text":"down"}})", 200, "provider: the provider reports an error: down. "},
        {R"({"error":{"text":"down"}})", 401,
         "provider: the provider reports an error: down (HTTP 401). "},
        {R"({"available":5})", 401, "refused: login refused (HTTP 401). "},
        {"no JSON", 401, "refused: login refused (HTTP 401). "},
        {"<html>", 401, "provider: a web page came instead of a reply (HTTP 401). "},
        {"", 503, "provider: the provider reports an error (HTTP 503). "},
        {"no JSON", 200,
         "malformed: the reply is not in the format that the provider documents: it is not JSON"},
        {"<html>", 200, "malformed: a web page came instead of a reply (HTTP 200). "},
        {"", 200,
         "malformed: the reply is not in the format that the provider documents: it is empty (HTTP "
         "200"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        CAPTURE(row.status);
        CHECK(failure_of(row.body, row.status).starts_with(row.start));
    }
}

TEST_CASE("a body of another format is told with where it came from") {
    CHECK(test::contains(failure_of("no JSON", 200, ReplyOrigin::own_url),
                         "(HTTP 200, text/plain). Check --url; see the reply with -v -v -v"));
    CHECK(test::contains(failure_of("no JSON"), "(HTTP 200, text/plain). See the reply with"));
    const auto of_file = failure_of("no JSON", 200, ReplyOrigin::file);
    CHECK(of_file.ends_with("Check that the file holds the body of a reply, without headers"));
    CHECK_FALSE(test::contains(of_file, "HTTP"));
    CHECK(failure_of("<html><title>Login</title>", 200, ReplyOrigin::file) ==
          "malformed: the file holds a web page instead of a reply: \"Login\". Check that the file "
          "holds the body of a reply, without headers");
}

TEST_CASE("a login brings its token") {
    CHECK(token(rules, R"({"token":"t0ken"})") == "t0ken");
    CHECK(token(rules, R"({"token":12345})") == "12345");
    CHECK(token(rules, R"({"token":"t0ken"})", 201) == "t0ken");
    CHECK(token(R"({"format": "xml", "at": "/r/token"})", "<r><token> t0ken </token></r>") ==
          "t0ken");
    CHECK(token(R"({"format": "text", "at": "^token=(.+)$"})", "token=t0ken") == "t0ken");
    CHECK(token(R"({"format": "key_value", "at": "token"})", "token:t0ken") == "t0ken");
}

TEST_CASE("places of a token that agree are one token") {
    constexpr std::string_view two = R"({"format": "json", "at": ["/token", "/data/token"]})";
    CHECK(token(two, R"({"data":{"token":"t0ken"}})") == "t0ken");
    CHECK(token(two, R"({"token":"t0ken","data":{"token":"t0ken"}})") == "t0ken");
    CHECK(token(two, R"({"token":null,"data":{"token":"t0ken"}})") == "t0ken");
    CHECK(token(two, R"({"token":"t0ken","data":{"token":"other"}})").starts_with("malformed: "));
}

TEST_CASE("a login that brings no token is a failure and not a request without one") {
    constexpr std::string_view missing =
        "malformed: the reply to the login does not hold the token that the next request needs. ";
    for (const std::string body :
         {R"({})", R"({"token":""})", R"({"token":null})", R"({"token":true})",
          R"({"token":{"a":1}})", R"({"token":["a"]})", R"({"token":"a","token":"b"})", R"([])"}) {
        CAPTURE(body);
        CHECK(token(rules, body).starts_with(missing));
    }
    CHECK(token(rules, "no JSON")
              .starts_with("malformed: the reply is not in the format that the provider"));
    CHECK(token(rules, "<html>").starts_with("malformed: a web page came instead of a reply"));
}

TEST_CASE("a login that is refused or fails is told as such") {
    CHECK(token(rules, R"({"error":"wrong key"})")
              .starts_with("refused: login refused: wrong key. "));
    CHECK(token(rules, R"({"token":"t","error":"wrong key"})").starts_with("refused: "));
    CHECK(token(rules, "{}", 401).starts_with("refused: login refused (HTTP 401). "));
    CHECK(token(rules, "{}", 418).starts_with("throttled: asked too often (HTTP 418). "));
    CHECK(token(rules, R"({"token":"t"})", 500).starts_with("provider: "));
}

TEST_CASE("what a definition calls a secret of the reply is learned") {
    const auto definition = test::definition_with(
        R"("currency": "/currency")",
        R"json("currency": "/currency", "secrets": ["/session", {"pattern": "pin=([0-9]+)"}])json");
    Masker masker;
    learn_secrets_in(
        definition.reply,
        parse_reply(definition.reply, R"({"session":"s3ssion-id","note":"pin=778899"})"), masker);
    CHECK(masker.mask("s3ssion-id and 778899") == "*** and ***");
    Masker of_another_format;
    learn_secrets_in(definition.reply, parse_reply(definition.reply, "<html>pin=778899"),
                     of_another_format);
    CHECK(of_another_format.mask("778899") == "***");
}
