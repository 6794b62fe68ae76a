// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/definition_warnings.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"

using namespace balance;
using test::contains;

namespace {

struct Parts {
    std::string_view request;  // behind its methods and path
    std::string_view method = "post";
    std::string_view path = "/v1";
    std::string_view head = R"("base_url":"https://api.example","credentials":[["key"]],)";
    std::string_view errors = R"("errors":[{"at":"/e","class":"provider"}],)";
};

std::string warnings(const Parts& parts) {
    const auto json = R"({"format":1,"name":"x","title":"X",)" + std::string(parts.head) +
                      R"("request":{"methods":[")" + std::string(parts.method) + R"("],"path":")" +
                      std::string(parts.path) + "\"" + (parts.request.empty() ? "" : ",") +
                      std::string(parts.request) + R"(},"reply":{"format":"json",)" +
                      std::string(parts.errors) + R"("figures":[{"name":"balance","at":"/b"}]}})";
    std::string text;
    for (const auto& warning : warnings_of(read_definition(json, "x.json"))) {
        text += test::text_of(warning) + "\n";
    }
    return text;
}

constexpr std::string_view in_query =
    ": a secret in the query ends up in access logs; use a header";

}  // namespace

TEST_CASE("a definition that keeps its secrets has no warnings") {
    for (
        const std::string_view request :
        {R"("headers":{"X-Key":"{key}"})", R"("bearer":"{key}")",
         R"("basic":{"user":"{key}","password":""})", R"("parameters":{"key":"{key}"})",
         R"("json":{"a":[{"key":"{key}"}]})", R"("xml":"<k>{key}</k>")",
         R"("computed":{"s":{"digest":"md5","of":"{key}","as":"hex"}},"query":{"s":"{computed:s}"})",
         R"("computed":{"s":{"digest":"md5","key":"{key}","of":"x","as":"hex"}},"query":{"s":"{computed:s}"})"}) {
        CAPTURE(request);
        CHECK(warnings({request}).empty());
    }
}

TEST_CASE("a secret in the query or in the path gets a warning") {
    CHECK(contains(warnings({R"("query":{"key":"{key}"})"}),
                   "/request/query/key" + std::string(in_query)));
    CHECK(contains(warnings({R"("query":{"a/b":"x{key}"})"}), "/request/query/a~1b: "));
    CHECK(contains(warnings({R"("parameters":{"key":"{key}"})", "get"}),
                   "/request/parameters/key" + std::string(in_query)));
    CHECK(contains(warnings({"", "get", "/v1/{key}/balance"}),
                   "/request/path: a secret in the path ends up in access logs"));
    CHECK(warnings({R"("query":{"a":"{scheme}"},"bearer":"{key}")"}).empty());
}

TEST_CASE("a secret in the query of the login gets a warning as well") {
    const auto with_login = [](std::string_view login) {
        const auto head = R"("base_url":"https://api.example","credentials":[["key"]],
            "token":{"request":{)" +
                          std::string(login) + R"(},"reply":{"format":"json","at":"/t"}},)";
        return warnings({.request = R"("bearer":"{token}")", .head = head});
    };
    CHECK(with_login(R"("methods":["post"],"path":"/t","parameters":{"key":"{key}"})").empty());
    for (const std::string_view login :
         {R"("methods":["get"],"path":"/t","parameters":{"key":"{key}"})",
          R"("methods":["post"],"path":"/t","query":{"key":"{key}"})",
          R"("methods":["get"],"path":"/t/{key}")"}) {
        CAPTURE(login);
        CHECK(contains(with_login(login), "ends up in access logs"));
    }
}

TEST_CASE("a credential or parameter that is never sent gets a warning") {
    const auto text = warnings(
        {.request = R"("bearer":"{key}")",
         .head = R"("base_url":"https://api.example","credentials":[["login","key"],["password"]],
                    "params":{"zone":"where","a.b":"what"},)"});
    CHECK(contains(text, "/credentials: the login is asked for but never sent\n"));
    CHECK(contains(text, "/credentials: the password is asked for but never sent\n"));
    CHECK_FALSE(contains(text, "the key is asked for"));
    CHECK(contains(text, "/params/zone: it is asked for but never sent\n"));
    CHECK(contains(text, "/params/a.b: it is asked for but never sent\n"));
}

TEST_CASE("what is only sent with the login counts as sent") {
    CHECK(warnings({.request = R"("bearer":"{token}")",
                    .head = R"("base_url":"https://api.example","credentials":[["key"]],
                       "token":{"request":{"methods":["post"],"path":"/t","json":{"k":"{key}"}},
                                "reply":{"format":"json","at":"/t"}},)"})
              .empty());
}

TEST_CASE("a base URL that shows or lacks something gets a warning") {
    const auto with_url = [](std::string_view url) {
        const auto head = std::string(url) + R"("credentials":[["key"]],)";
        return warnings({.request = R"("bearer":"{key}")", .head = head});
    };
    CHECK(contains(with_url(R"("base_url":"http://api.example",)"), "/base_url: it is http://"));
    CHECK(with_url(R"("base_url":"http://127.0.0.1:8080",)").empty());
    CHECK(contains(with_url(""), "/hints/url: without a base URL, say what to give with --url"));
    CHECK(with_url(R"("hints":{"url":"your own host"},)").empty());
}

TEST_CASE("a reply without rules for errors gets a warning") {
    CHECK(warnings({.request = R"("bearer":"{key}")", .errors = ""})
              .starts_with("/reply/errors: there are none; "));
}

TEST_CASE("several warnings come one by one") {
    const auto text =
        warnings({.request = R"("query":{"key":"{key}","again":"{key}"})", .errors = ""});
    CHECK(std::ranges::count(text, '\n') == 3);
}
