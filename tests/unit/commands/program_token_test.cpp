// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A check of a provider that wants a login of its own first.

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "session.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;
using test::reply;
using Kind = TransportError::Kind;

namespace {

constexpr const char* definition = R"({
  "format": 1,
  "name": "example",
  "title": "An example",
  "base_url": "https://api.example",
  "credentials": [["login", "key"]],
  "token": {
    "request": {"methods": ["post"], "path": "/login", "basic": {"user": "{login}", "password": "{key}"},
                "parameters": {"grant_type": "client_credentials"}},
    "reply": {"format": "json", "at": "/token",
              "errors": [{"at": "/error", "class": "refused", "message": "/error"}]}
  },
  "request": {"methods": ["get"], "path": "/balance", "bearer": "{token}"},
  "reply": {"format": "json",
            "errors": [{"at": "/error", "class": "provider", "message": "/error"}],
            "figures": [{"name": "balance", "at": "/balance"}]}
})";

constexpr const char* token = "t0ken-of-the-day";
constexpr const char* key = "k3y-for-tests";

HttpResponse login(const std::string& more = "") {
    return reply(std::string(R"({"token":")") + token + "\"" + more + "}");
}

struct Session {
    explicit Session(std::vector<HttpResult> results)
        : world(std::move(results), {{"CHECK_BALANCE_LOGIN", "shop"}, {"CHECK_BALANCE_KEY", key}}) {
    }

    std::string text(const std::vector<std::string>& more = {}) {
        return text_with(definition, more);
    }

    std::string text_with(std::string_view json, const std::vector<std::string>& more = {}) {
        std::vector<std::string> words = {"--provider-file", directory.write("own.json", json)};
        words.insert(words.end(), more.begin(), more.end());
        return test::text_of(run(words, world.world));
    }

    [[nodiscard]] std::size_t requests() const { return world.client.requests().size(); }

    test::TemporaryDirectory directory;
    test::FakeWorld world;
};

void check_hidden(const std::string& text) {
    CAPTURE(text);
    for (const std::string_view secret :
         {token, key, "c2hvcDprM3ktZm9yLXRlc3Rz", "dDBrZW4tb2YtdGhlLWRheQ"}) {
        CAPTURE(secret);
        CHECK_FALSE(contains(text, secret));
    }
}

}  // namespace

TEST_CASE("the token of the login is sent with the second request") {
    Session session({login(), reply(R"({"balance":42})")});
    session.world.client.before_answer = [&] {
        session.world.pass(std::chrono::milliseconds(100));
    };
    CHECK(session.text({"-w", "50"}) ==
          "1 BALANCE WARNING: example shop: 42, below 50 | balance=42;50 time=0.200s;;;0;10\n");
    REQUIRE(session.requests() == 2);
    const auto& requests = session.world.client.requests();
    CHECK(requests[0].url.text() == "https://api.example/login");
    CHECK(requests[0].method == HttpMethod::post);
    CHECK(requests[0].headers.front().second == "Basic c2hvcDprM3ktZm9yLXRlc3Rz");
    CHECK(requests[1].url.text() == "https://api.example/balance");
    CHECK(requests[1].headers.front().second == std::string("Bearer ") + token);
    CHECK(requests[1].form.empty());
}

TEST_CASE("a login that fails ends the check before the balance is asked for") {
    struct Row {
        HttpResult answer;
        std::string_view part;
    };
    const Row rows[] = {
        {reply(R"({"error":"wrong key"})"), "login refused: wrong key. "},
        {reply("{}", 401), "login refused (HTTP 401). "},
        {reply(R"({"token":""})"), "the reply to the login does not hold the token"},
        {reply("{}"), "the reply to the login does not hold the token"},
        {reply("no JSON"), "the reply is not in the format that the provider documents"},
        {reply("<html>", 403), "a web page came instead of a reply (HTTP 403)"},
        {reply("{}", 302), "redirected (HTTP 302)"},
        {test::broken(Kind::lost), "Connection refused"},
        {test::broken(Kind::not_trusted), "Connection refused"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.part);
        Session session({row.answer});
        const auto text = session.text();
        CAPTURE(text);
        CHECK(text.starts_with("3 BALANCE UNKNOWN: example shop: "));
        CHECK(contains(text, row.part));
        CHECK(session.requests() == 1);
    }
}

TEST_CASE("the class of a failure at the login has the state that the user gave it") {
    Session session({reply("{}", 401)});
    CHECK(session.text({"--on-failure", "refused=critical"}).starts_with("2 BALANCE CRITICAL: "));
}

TEST_CASE("a failure behind the login is that of the second request") {
    struct Row {
        HttpResult answer;
        std::string_view part;
    };
    const Row rows[] = {
        {reply(R"({"error":"down"})"), "the provider reports an error: down. "},
        {reply("{}", 401), "login refused (HTTP 401). "},
        {reply("{}"), "the reply does not hold the balance: balance is missing. "},
        {test::broken(Kind::lost), "Connection refused"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.part);
        Session session({login(), row.answer});
        const auto text = session.text();
        CAPTURE(text);
        CHECK(text.starts_with("3 BALANCE UNKNOWN: example shop: "));
        CHECK(contains(text, row.part));
        CHECK(session.requests() == 2);
    }
}

TEST_CASE("both requests are tried again where that can help and cannot hurt") {
    Session session(
        {test::broken(Kind::not_sent), login(), reply("", 503), reply(R"({"balance":42})")});
    CHECK(session.text().starts_with("0 BALANCE OK: example shop: 42 |"));
    CHECK(session.requests() == 4);
    Session once({reply("", 503)});
    CHECK(contains(once.text({"--retries", "0"}), "(HTTP 503)"));
    CHECK(once.requests() == 1);
    // A wrong login is not repeated: that locks accounts.
    Session refused({reply(R"({"error":"wrong key"})", 503)});
    CHECK(contains(refused.text({"--retries", "3"}), "login refused: wrong key"));
    CHECK(refused.requests() == 1);
}

TEST_CASE("credentials and token are masked at every verbosity and in every reply") {
    const std::string echo = std::string(",\"note\":\"") + key + " " + token +
                             " c2hvcDprM3ktZm9yLXRlc3Rz dDBrZW4tb2YtdGhlLWRheQ==\"";
    const std::vector<std::vector<HttpResult>> cases = {
        {login(echo), reply(R"({"balance":42)" + echo + "}")},
        {login(echo), reply(std::string(R"({"error":"bad token )") + token + "\"}")},
        {login(echo), reply(std::string("<html>") + token, 500)},
        {login(echo), test::broken(Kind::lost)},
    };
    for (const auto& results : cases) {
        for (const std::string verbosity : {"-v", "-vv", "-vvv"}) {
            CAPTURE(verbosity);
            Session session(results);
            session.world.client.header_lines = {std::string("Authorization: Bearer ") + token,
                                                 "Authorization: Basic c2hvcDprM3ktZm9yLXRlc3Rz"};
            check_hidden(session.text({verbosity}));
        }
    }
}

TEST_CASE("a token in a reply that is refused is masked as well") {
    const std::vector<HttpResponse> answers = {
        login(R"(,"error":"expired")"),
        reply(std::string(R"({"token":")") + token + R"(","token":"another-t0ken"})"),
        [] {
            auto response = login();
            response.status = 500;
            return response;
        }(),
    };
    for (const auto& answer : answers) {
        CAPTURE(answer.body);
        Session session({answer, answer});
        const auto text = session.text({"-vvv"});
        check_hidden(text);
        CHECK_FALSE(contains(text, "another-t0ken"));
    }
}

TEST_CASE("the reply that is shown is that of the request that is shown") {
    Session session({login(R"(,"refresh_token":"r3fresh-for-tests")"), test::broken(Kind::lost)});
    const auto text = session.text({"-vvv"});
    CAPTURE(text);
    CHECK(contains(text, "GET https://api.example/balance"));
    CHECK_FALSE(contains(text, "reply: "));
    CHECK_FALSE(contains(text, "r3fresh-for-tests"));
}

TEST_CASE("a token may stand in the path") {
    std::string json(definition);
    json.replace(json.find("\"/balance\", \"bearer\": \"{token}\""), 31,
                 R"("/session/{token}/balance")");
    Session session({login(), reply(R"({"balance":42})")});
    CHECK(session.text_with(json).starts_with("0 BALANCE OK: example shop: 42 |"));
    REQUIRE(session.requests() == 2);
    CHECK(session.world.client.requests()[1].url.text() ==
          std::string("https://api.example/session/") + token + "/balance");
}

TEST_CASE("a token that no header can hold is a fault of the reply and sends nothing") {
    Session session({reply(R"({"token":"a\r\nX-Evil: 1"})")});
    const auto text = session.text({"--on-failure", "malformed=critical"});
    CAPTURE(text);
    CHECK(text.starts_with("2 BALANCE CRITICAL: "));
    CHECK(session.requests() == 1);
}

TEST_CASE("a saved reply of such a provider is that of the second request") {
    Session session({});
    const auto file = session.directory.write("reply.json", R"({"balance":42})");
    CHECK(session.text({"--response-file", file}) ==
          "0 BALANCE OK: example shop: 42 | balance=42\n");
    CHECK(session.requests() == 0);
}

TEST_CASE("an explanation of such a provider tells both requests and hides the credentials") {
    Session session({});
    const auto text = session.text({"--explain"});
    CHECK(contains(text, "It would log in first:\n  POST https://api.example/login\n"));
    CHECK(contains(text, "It would send:\n  GET https://api.example/balance\n"));
    CHECK(session.requests() == 0);
    check_hidden(text);
}
