// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/reported_error.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "fake_http_client.hpp"

using namespace balance;
using test::reply;

namespace {

std::string text_of(const std::optional<Failure>& failure) {
    return failure ? test::text_of(*failure) : "none";
}

std::optional<Failure> status_error(const ReplyRules& rules,
                                    const HttpResponse& response,
                                    ReplyOrigin origin = ReplyOrigin::provider) {
    return error_in_status(rules, response, origin);
}

std::string body_error(const Definition& definition, const HttpResponse& response) {
    const auto document = parse_reply(definition.reply, response.body);
    REQUIRE_FALSE(document.fault.has_value());
    return text_of(error_in_body(definition.reply, document, response, ReplyOrigin::provider));
}

struct Row {
    std::string body;
    std::string_view start;
};

template <std::size_t N>
void check_bodies(const std::string& provider, const Row (&rows)[N]) {
    for (const auto& row : rows) {
        CAPTURE(row.body);
        const auto text = body_error(test::builtin(provider), reply(row.body));
        CAPTURE(text);
        CHECK(text.starts_with(row.start));
    }
}

}  // namespace

TEST_CASE("what AlphaSMS reports is told apart by number and by name") {
    const Row rows[] = {
        {"balance:5", "none"},
        {"errors:Wrong login/password",
         "refused: login refused: Wrong login/password. Check the key, and whether"},
        {"errors:Unknown command", "provider: the provider reports an error: Unknown command. "},
        {"errors:210 ERR_IP_DENIED", "refused: login refused: 210 ERR_IP_DENIED. "},
        {"errors:210", "refused: "},
        {"errors:ERR_IP_DENIED", "refused: "},
        {"errors:212 ERR_THROTTLE", "throttled: asked too often: 212 ERR_THROTTLE. "},
        {"errors:212", "throttled: "},
        {"errors:ERR_THROTTLE", "throttled: "},
        {"errors:throttled", "throttled: "},
        {"errors:User disabled", "refused: "},
        {"errors:API disabled", "refused: "},
        {"errors:Access denied", "refused: "},
        {"errors:Authorization failed", "refused: "},
        {"errors:2120 things", "provider: "},
        {"errors:unthrottled", "provider: "},
        {"errors:", "provider: the provider reports an error. "},
        {"errors:a\r\nerrors:b\r\n", "provider: the provider reports an error: a; b. "},
        {"errors:a\nerrors:a", "provider: the provider reports an error: a. "},
        {"errors:Unknown command\nerrors:Wrong login/password", "refused: login refused: Unknown"},
        {"balance:5\nerrors:Wrong login/password", "refused: login refused: Wrong login"},
        {"errors:Wrong login/password\nbalance:5", "refused: "},
        {"error:Wrong login/password", "refused: "},
    };
    check_bodies("alphasms", rows);
}

TEST_CASE("what UnitPay reports is told apart by code") {
    const Row rows[] = {
        {R"({"result":{}})", "none"},
        {R"({"error":{"message":"Incorrect authorization parameters","code":-32000}})",
         "refused: login refused: Incorrect authorization parameters (code -32000). Check the "
         "login and the key: the profile's, not a project's"},
        {R"({"error":{"message":"x","code":"-32000"}})", "refused: login refused: x (code -32000)"},
        {R"({"error":{"message":"x","code":-32000.0}})", "refused: "},
        {R"({"error":{"message":"x","code":-32602}})",
         "provider: the provider reports an error: x (code -32602). "},
        {R"({"error":{"message":"x","code":-32603}})", "provider: "},
        {R"({"error":{"message":"x"}})", "provider: the provider reports an error: x. "},
        {R"({"error":{"code":1}})", "provider: the provider reports an error (code 1). "},
        {R"({"error":"down"})", "provider: the provider reports an error: down. "},
        {R"({"error":true})", "provider: the provider reports an error. "},
        {R"({"error":null,"result":{}})", "none"},
        {R"({"error":false,"result":{}})", "none"},
        {R"({"error":{},"result":{}})", "none"},
        {R"({"error":"","result":{}})", "none"},
        {R"({"result":{"balance":"5"},"error":{"message":"x","code":-32000}})", "refused: "},
        {R"({"error":{"code":1},"error":{"code":-32000}})", "refused: "},
        {"{\"error\":{\"message\":\"\\u041d\\u0435\\u0442\",\"code\":-32000}}",
         "refused: login refused: \xD0\x9D\xD0\xB5\xD1\x82 (code -32000)"},
    };
    check_bodies("unitpay", rows);
}

TEST_CASE("conditions of error rules hold for what they name") {
    const auto definition = test::definition_with(
        R"({"at": "/error", "class": "provider", "message": "/error/text"})",
        R"({"at": "/state", "is": ["down", 7], "class": "malformed", "message": "/state"},
           {"at": "/note", "has_word": "limit", "class": "throttled", "advice": "Wait a bit"},
           {"at": "/ok", "is_not": true, "class": "provider"})");
    const Row rows[] = {
        {R"({"ok":true})", "none"},
        {R"({"ok":"true"})", "none"},
        {R"({})", "provider: the provider reports an error. "},
        {R"({"ok":false})", "provider: the provider reports an error. "},
        {R"({"ok":null})", "provider: "},
        {R"({"state":"down"})", "malformed: the reply does not hold the balance: down. "},
        {R"({"state":"Down","ok":true})", "none"},
        {R"({"state":7.0})", "malformed: "},
        {R"({"note":"Rate LIMIT, please"})", "throttled: asked too often. Wait a bit"},
        {R"({"note":"unlimited","ok":true})", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        CHECK(body_error(definition, reply(row.body)).starts_with(row.start));
    }
}

TEST_CASE("a Retry-After is told with an error of the body") {
    CHECK(body_error(test::builtin("alphasms"),
                     test::reply_with_retry_after("errors:212", 200, std::chrono::seconds(30))) ==
          "throttled: asked too often: 212, retry after 30 s. Check less often");
}

TEST_CASE("an HTTP status that is no success is a failure of its class") {
    struct StatusRow {
        long status;
        std::string_view text;
    };
    constexpr StatusRow rows[] = {
        {200, "none"},
        {201, "none"},
        {204, "none"},
        {301, "provider: redirected (HTTP 301). "},
        {304, "provider: the reply says \"not modified\" and holds no balance (HTTP 304). "},
        {400, "provider: the provider reports an error (HTTP 400). "},
        {401, "refused: login refused (HTTP 401). "},
        {402, "provider: "},
        {403, "refused: login refused (HTTP 403). "},
        {404, "provider: the provider reports an error (HTTP 404). "},
        {407, "provider: the provider reports an error (HTTP 407). "},
        {429, "throttled: asked too often (HTTP 429). "},
        {500, "provider: the provider reports an error (HTTP 500). "},
        {503, "provider: the provider reports an error (HTTP 503). "},
        {599, "provider: "},
    };
    for (const auto& provider : {"alphasms", "unitpay"}) {
        const auto rules = test::builtin(provider).reply;
        for (const auto& row : rows) {
            CAPTURE(row.status);
            CHECK(text_of(status_error(rules, reply("", row.status))).starts_with(row.text));
        }
    }
}

TEST_CASE("a login that the proxy wants is no error of the provider") {
    auto response = reply("", 407);
    response.may_be_the_proxys = true;
    CHECK(text_of(status_error(test::builtin("unitpay").reply, response)) ==
          "unreachable: the proxy wants a login (HTTP 407). Check --proxy");
}

TEST_CASE("a definition's own statuses count before the usual ones") {
    const auto rules =
        test::definition_with(R"("402": "refused")", R"("403": "throttled", "429": "refused")")
            .reply;
    CHECK(text_of(status_error(rules, reply("", 403))).starts_with("throttled: "));
    CHECK(text_of(status_error(rules, reply("", 429))).starts_with("refused: "));
    CHECK(text_of(status_error(rules, reply("", 401))).starts_with("refused: "));
}

TEST_CASE("a Retry-After is told with an HTTP status") {
    const auto rules = test::builtin("unitpay").reply;
    CHECK(text_of(status_error(rules,
                               test::reply_with_retry_after("", 429, std::chrono::seconds(120)))) ==
          "throttled: asked too often (HTTP 429), retry after 120 s. Check less often");
    CHECK(test::contains(text_of(status_error(rules, test::reply_with_retry_after(
                                                         "", 503, std::chrono::seconds(5)))),
                         "(HTTP 503), retry after 5 s"));
}

TEST_CASE("a redirect names the host of its target and nothing else of it") {
    auto response = reply("", 302);
    response.location = "https://user:pw@other.example:8443/path?key=hunter2";
    const auto text = text_of(status_error(test::builtin("unitpay").reply, response));
    CHECK(text.starts_with("provider: redirected (HTTP 302) to host other.example. Redirects"));
    CHECK_FALSE(test::contains(text, "hunter2"));
    CHECK_FALSE(test::contains(text, "pw@"));
    response.location = "/elsewhere?key=hunter2";
    CHECK_FALSE(
        test::contains(text_of(status_error(test::builtin("unitpay").reply, response)), "hunter2"));
}

TEST_CASE("the path of --url is only to blame where the user wrote it") {
    const auto rules = test::builtin("unitpay").reply;
    for (const long status : {404L, 405L, 410L}) {
        CAPTURE(status);
        const auto asked_at_home = text_of(status_error(rules, reply("", status)));
        CHECK_FALSE(test::contains(asked_at_home, "--url"));
        CHECK(test::contains(asked_at_home, "The provider may have changed its API"));
        CHECK(text_of(status_error(rules, reply("", status), ReplyOrigin::own_url))
                  .ends_with(". Check the path of --url"));
    }
}

TEST_CASE("a part of a reply is no reply") {
    CHECK(text_of(status_error(test::builtin("alphasms").reply, reply("balance:12.5", 206)))
              .starts_with("malformed: only a part of the reply came (HTTP 206)"));
}

TEST_CASE("a status alone never says that an account is empty") {
    CHECK(test::contains(
        test::failure_text(
            [] { return test::definition_with(R"("402": "refused")", R"("402": "empty")"); }),
        "/reply/statuses/402: a status alone does not say that the account is empty"));
}

TEST_CASE("a bare 402 says that payment is required and stays an error of the provider") {
    CHECK(text_of(status_error(test::builtin("unitpay").reply, reply("", 402))) ==
          "provider: the provider reports an error (HTTP 402, payment is required). Look at the "
          "account's billing: it may be out of money; see the reply with -v -v -v");
}
