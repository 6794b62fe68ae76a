// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "request/request_builder.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "given_options.hpp"
#include "http/encoded_request.hpp"

using namespace balance;
using test::builtin;
using test::contains;
using test::settings;

namespace {

struct Known {
    std::string login;
    std::string password;
    std::string key;
};

Credentials credentials(const Known& known) {
    Credentials result;
    result.login = known.login;
    if (!known.password.empty()) {
        result.password = Secret(known.password);
    }
    if (!known.key.empty()) {
        result.key = Secret(known.key);
    }
    return result;
}

// "GET https://host/path?query" or "POST https://host/path form".
std::string built(const Definition& definition,
                  const std::vector<std::string>& words,
                  const Known& known) {
    const auto request = build_request(definition, settings(words), credentials(known));
    CHECK((request.method == HttpMethod::get ? request.form : request.query).empty());
    return std::string(name_of(request.method)) + " " + request_target(request) +
           (request.form.empty() ? "" : " " + encoded(request.form));
}

std::string failure_of(const Definition& definition,
                       const std::vector<std::string>& words,
                       const Known& known) {
    return test::failure_text([&] { return built(definition, words, known); });
}

}  // namespace

TEST_CASE("AlphaSMS is asked as it documents") {
    const auto alphasms = builtin("alphasms");
    struct Row {
        std::vector<std::string> words;
        Known known;
        std::string_view request;
    };
    const Row rows[] = {
        {{},
         {"", "", "k3y"},
         "POST https://alphasms.net/api/http.php version=https&command=balance&key=k3y"},
        {{"--http-method", "post"},
         {"", "", "k3y"},
         "POST https://alphasms.net/api/http.php version=https&command=balance&key=k3y"},
        {{"--http-method", "get"},
         {"", "", "k 3&y"},
         "GET https://alphasms.net/api/http.php?version=https&command=balance&key=k%203%26y"},
        {{"--http-method", "get"},
         {"shop", "p+w", ""},
         "GET https://alphasms.net/api/http.php?version=https&command=balance&login=shop"
         "&pass=p%2Bw&password=p%2Bw"},
        {{"--http-method", "get"},
         {"shop", "pw", "k3y"},
         "GET https://alphasms.net/api/http.php?version=https&command=balance&key=k3y"},
        {{"-u", "http://127.0.0.1:8080", "--http-method=get"},
         {"", "", "k"},
         "GET http://127.0.0.1:8080/api/http.php?version=http&command=balance&key=k"},
        {{"-u", "https://sms.example/prefix/", "--http-method=get"},
         {"", "", "k"},
         "GET https://sms.example/prefix/api/http.php?version=https&command=balance&key=k"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.request);
        CHECK(built(alphasms, row.words, row.known) == row.request);
    }
}

TEST_CASE("UnitPay is asked as it documents") {
    CHECK(built(builtin("unitpay"), {}, {"shop@example.org", "", "k3y"}) ==
          "GET https://unitpay.ru/api?method=getPartner&params%5Blogin%5D=shop%40example.org"
          "&params%5BsecretKey%5D=k3y");
    CHECK(built(builtin("unitpay"), {"-u", "https://unitpay.money"}, {"a", "unused", "k"}) ==
          "GET https://unitpay.money/api?method=getPartner&params%5Blogin%5D=a"
          "&params%5BsecretKey%5D=k");
}

TEST_CASE("missing credentials are told with the options that give them") {
    const auto definition = read_definition(test::small_definition, "example.json");
    CHECK(failure_of(definition, {}, {}) ==
          "configuration: credentials are missing: example needs --key-file or --login and "
          "--password-file. Or set CHECK_BALANCE_LOGIN, CHECK_BALANCE_PASSWORD, CHECK_BALANCE_KEY");
    CHECK(contains(failure_of(builtin("alphasms"), {}, {}),
                   "alphasms needs --key-file or --login and --password-file"));
    CHECK(contains(failure_of(builtin("alphasms"), {}, {"shop", "", ""}), "(known: login)"));
    CHECK(contains(failure_of(builtin("unitpay"), {}, {"shop", "hunter2", ""}),
                   "unitpay needs --login and --key-file"));
    CHECK(contains(failure_of(builtin("unitpay"), {}, {"shop", "hunter2", ""}),
                   "(known: login and password)"));
    CHECK_FALSE(contains(failure_of(builtin("unitpay"), {}, {"shop", "hunter2", ""}), "hunter2"));
    CHECK(contains(failure_of(builtin("unitpay"), {}, {"", "", "k"}), "(known: key)"));
}

TEST_CASE("a known key wins in whatever order a definition lists the ways to log in") {
    const auto definition = test::definition_with(R"([["key"], ["login", "password"]])",
                                                  R"([["login", "password"], ["key"]])");
    const auto text = built(definition, {"--http-method=get"}, {"shop", "pw", "k3y"});
    CHECK(contains(text, "key=k3y"));
    CHECK_FALSE(contains(text, "login="));
}

TEST_CASE("a method that the provider does not take or leave is a mistake") {
    for (const std::string method : {"get", "post"}) {
        CAPTURE(method);
        CHECK(failure_of(builtin("unitpay"), {"--http-method", method}, {"a", "", "k"}) ==
              "configuration: --http-method: unitpay only takes GET. Leave the option out");
    }
}

TEST_CASE("further parameters go where the definition names them and nowhere else") {
    const auto definition = read_definition(test::small_definition, "example.json");
    CHECK(built(definition, {"--param", "region=a b"}, {"", "", "k"}) ==
          "POST https://api.example/balance key=k&region=a%20b");
    CHECK(built(definition, {}, {"", "", "k"}) == "POST https://api.example/balance key=k");
    CHECK(contains(failure_of(definition, {"--param", "zone=x"}, {"", "", "k"}),
                   "--param: example has no parameter of this name. It has region"));
    CHECK(contains(failure_of(builtin("alphasms"), {"--param", "zone=x"}, {"", "", "k"}),
                   "--param: alphasms has no parameter of this name. It takes no --param at all"));
}

TEST_CASE("plain http is spoken where the user wrote it out or to this machine") {
    const auto plain = test::definition_with("https://api.example", "http://api.example");
    CHECK(contains(failure_of(plain, {}, {"", "", "k"}), "the base URL of example is http://"));
    CHECK(built(plain, {"-u", "http://api.example"}, {"", "", "k"}) ==
          "POST http://api.example/balance key=k");
    for (const std::string url :
         {"http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:1"}) {
        CAPTURE(url);
        CHECK(failure_of(test::definition_with("https://api.example", url), {}, {"", "", "k"}) ==
              "no failure");
    }
    for (const std::string url : {"http://127.example", "http://127.0.0.1.example",
                                  "http://localhost.example", "http://10.0.0.1"}) {
        CAPTURE(url);
        CHECK(contains(
            failure_of(test::definition_with("https://api.example", url), {}, {"", "", "k"}),
            "is http://"));
    }
}
