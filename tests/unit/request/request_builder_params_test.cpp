// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Parameters with defaults, base URLs of one's own, and tokens.

#include <algorithm>

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "given_options.hpp"
#include "http/encoded_request.hpp"
#include "request/request_builder.hpp"

using namespace balance;
using test::contains;
using test::settings;

namespace {

Credentials key(const std::string& value = "k3y") {
    Credentials credentials;
    credentials.key = Secret(value);
    return credentials;
}

Definition with_param(std::string_view param) {
    return test::definition_with(R"("region": "where the account lives")",
                                 "\"region\": " + std::string(param));
}

Definition with_token(std::string_view request) {
    return test::definition_with(
        R"("request": {
    "methods": ["post", "get"],
    "path": "/balance",
    "parameters": {"key": "{key}", "login": "{login}", "region": "{param:region}"}
  },)",
        R"("token": {"request": {"methods": ["post"], "path": "/login", "parameters": {"key": "{key}"}},
                     "reply": {"format": "json", "at": "/token"}},
           "request": )" +
            std::string(request) + ",");
}

std::string failure_of(const Definition& definition, const std::vector<std::string>& words) {
    return test::failure_text([&] { return build_request(definition, settings(words), key()); });
}

std::string form_of(const Definition& definition, const std::vector<std::string>& words) {
    return encoded(build_request(definition, settings(words), key()).form);
}

}  // namespace

TEST_CASE("a parameter that is required has to be given") {
    const auto definition = with_param(R"({"description": "eu or us", "required": true})");
    CHECK(failure_of(definition, {}) ==
          "configuration: example needs --param region=...: eu or us");
    CHECK(form_of(definition, {"--param", "region=eu"}) == "key=k3y&region=eu");
}

TEST_CASE("a parameter with a default need not be given") {
    const auto definition = with_param(R"({"description": "eu or us", "default": "eu"})");
    CHECK(form_of(definition, {}) == "key=k3y&region=eu");
    CHECK(form_of(definition, {"--param", "region=us"}) == "key=k3y&region=us");
}

TEST_CASE("a parameter that is optional is left out") {
    for (const std::string_view param : {R"("eu or us")", R"({"description": "eu or us"})",
                                         R"({"description": "eu or us", "required": false})"}) {
        CAPTURE(param);
        CHECK(form_of(with_param(param), {}) == "key=k3y");
    }
}

TEST_CASE("where each account has an address of its own it has to be given") {
    const auto bare = test::definition_with(R"("base_url": "https://api.example",)", "");
    CHECK(failure_of(bare, {}) ==
          "configuration: example has an address of its own for each "
          "account. Give it with --url");
    const auto hinted = read_definition(
        [] {
            auto text = test::changed_definition(R"("base_url": "https://api.example",)", "");
            return text.replace(text.find("\"top_up\""), 0,
                                "\"url\": \"it stands in the account: https://ID.example\", ");
        }(),
        "example.json");
    CHECK(contains(failure_of(hinted, {}),
                   "Give it with --url: it stands in the account: https://ID.example"));
    CHECK(build_request(bare, settings({"-u", "https://mine.example"}), key()).url.text() ==
          "https://mine.example/balance");
    CHECK(failure_of(bare, {"-u", "http://mine.example"}) == "no failure");
}

TEST_CASE("the currency that is asked for fills its placeholder") {
    const auto definition = test::definition_with(R"("{param:region}")", R"("{currency}")");
    CHECK(form_of(definition, {"--currency", "eur"}) == "key=k3y&region=EUR");
    CHECK(form_of(definition, {}) == "key=k3y");
}

TEST_CASE("the login is asked first and its token fills the second request") {
    const auto definition =
        with_token(R"({"methods": ["get"], "path": "/balance", "bearer": "{token}",
                       "query": {"region": "{param:region}"}})");
    const auto first = build_token_request(definition, settings({}), key());
    CHECK(first.method == HttpMethod::post);
    CHECK(first.url.text() == "https://api.example/login");
    CHECK(encoded(first.form) == "key=k3y");
    const auto second = build_request(definition, settings({}), key(), "t0ken");
    REQUIRE(second.headers.size() == 1);
    CHECK(second.headers.front().second == "Bearer t0ken");
    CHECK(std::ranges::find(second.derived_secrets, "t0ken") != second.derived_secrets.end());
}

TEST_CASE("the login goes to the address that is given") {
    const auto definition =
        with_token(R"({"methods": ["get"], "path": "/balance", "bearer": "{token}",
                       "query": {"region": "{param:region}"}})");
    const auto given = settings({"-u", "http://127.0.0.1:8080/v2"});
    CHECK(build_token_request(definition, given, key()).url.text() ==
          "http://127.0.0.1:8080/v2/login");
    CHECK(build_request(definition, given, key(), "t").url.text() ==
          "http://127.0.0.1:8080/v2/balance");
}

TEST_CASE("a login without credentials is not tried") {
    const auto definition = with_token(
        R"({"methods": ["get"], "path": "/balance", "query": {"region": "{param:region}"}})");
    CHECK(contains(test::failure_text([&] {
                       return build_token_request(definition, settings({}), Credentials());
                   }),
                   "credentials are missing: example needs --key-file"));
}

TEST_CASE("missing credentials are told with the provider's own names for them") {
    const auto definition = test::definition_with(
        R"("params")", R"("credential_names": {"login": "Account SID", "key": "Auth Token"},
                          "params")");
    const auto text =
        test::failure_text([&] { return build_request(definition, settings({}), Credentials()); });
    CHECK(contains(text, "login: Account SID"));
    CHECK(contains(text, "key: Auth Token"));
}
