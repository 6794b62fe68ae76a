// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "request/filled_request.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "definition/request_rules_reader.hpp"
#include "failure_text.hpp"
#include "formats/xml.hpp"
#include "http/encoded_request.hpp"
#include "text/encoding.hpp"

using namespace balance;
using test::contains;

namespace {

const std::vector<std::string> known = {"login", "password", "key",
                                        "token", "scheme",   "param:zone"};

HttpRequest filled(std::string_view method,
                   std::string_view members,
                   const PlaceholderValues& values,
                   std::string_view path = "/v1") {
    const auto json = R"({"methods":[")" + std::string(method) + R"("],"path":")" +
                      std::string(path) + "\"" + (members.empty() ? "" : ",") +
                      std::string(members) + "}";
    const auto tree = parse_json(json, JsonDialect::strict);
    REQUIRE(tree.has_value());
    const auto rules = read_request_rules(DefinitionNode(*tree, "x.json", "/request"), known);
    return filled_request(rules, rules.methods.front(), *parse_url("https://api.example/base"),
                          values);
}

// "POST https://...?query|form|Header: value|type body".
std::string shown(const HttpRequest& request) {
    auto text = std::string(name_of(request.method)) + " " + request_target(request);
    if (!request.form.empty()) {
        text += "|" + encoded(request.form);
    }
    for (const auto& [name, value] : request.headers) {
        text += "|" + name + ": " + value;
    }
    return request.body ? text + "|" + request.body->type + " " + request.body->text : text;
}

const PlaceholderValues shop = {{"login", "shop"}, {"key", "k&3 y"}, {"scheme", "https"}};

constexpr std::string_view url = "https://api.example/base/v1";

}  // namespace

TEST_CASE("each place holds its value in its own encoding") {
    struct Row {
        std::string_view method;
        std::string_view members;
        std::string request;
    };
    const std::string get = "GET " + std::string(url);
    const std::string post = "POST " + std::string(url);
    const Row rows[] = {
        {"get", "", get},
        {"get", R"("parameters":{"key":"{key}"})", get + "?key=k%263%20y"},
        {"post", R"("parameters":{"key":"{key}"})", post + "|key=k%263%20y"},
        {"post", R"("query":{"key":"{key}"},"parameters":{"login":"{login}"})",
         post + "?key=k%263%20y|login=shop"},
        {"get", R"("query":{"b":"2"},"parameters":{"a":"1"})", get + "?a=1&b=2"},
        {"get", R"("headers":{"X-Key":"{key}"})", get + "|X-Key: k&3 y"},
        {"get", R"("bearer":"{key}")", get + "|Authorization: Bearer k&3 y"},
        {"get", R"("basic":{"user":"{login}","password":"{key}"})",
         get + "|Authorization: Basic " + base64_encoded("shop:k&3 y")},
        {"get", R"("basic":{"user":"{key}","password":""})",
         get + "|Authorization: Basic " + base64_encoded("k&3 y:")},
        {"post", R"("json":{"key":"{key}"})", post + R"(|application/json {"key":"k&3 y"})"},
        {"post", R"("xml":"<key>{key}</key>")", post + "|application/xml <key>k&amp;3 y</key>"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.members);
        CHECK(shown(filled(row.method, row.members, shop)) == row.request);
    }
}

TEST_CASE("a value in the path is one segment of it") {
    const auto path_of = [](const std::string& login) {
        return filled("get", "", {{"login", login}}, "/accounts/{login}/balance").url.path;
    };
    CHECK(path_of("shop") == "/base/accounts/shop/balance");
    CHECK(path_of("a/../b") == "/base/accounts/a%2F..%2Fb/balance");
    CHECK(path_of("a?b#c") == "/base/accounts/a%3Fb%23c/balance");
    CHECK(path_of("a@example.org") == "/base/accounts/a%40example.org/balance");
    CHECK(path_of("\r\n") == "/base/accounts/%0D%0A/balance");
}

TEST_CASE("what holds a placeholder without a value is left out") {
    struct Row {
        std::string_view method;
        std::string_view members;
        std::string_view request;
    };
    constexpr Row rows[] = {
        {"get", R"("parameters":{"a":"{param:zone}","b":"1"})",
         "GET https://api.example/base/v1?b=1"},
        {"get", R"("headers":{"X-Zone":"z-{param:zone}"})", "GET https://api.example/base/v1"},
        {"get", R"("bearer":"{token}")", "GET https://api.example/base/v1"},
        {"get", R"("basic":{"user":"{login}","password":"{password}"})",
         "GET https://api.example/base/v1"},
        {"post", R"("json":{"a":"{param:zone}","b":"{login}"})",
         R"(POST https://api.example/base/v1|application/json {"b":"shop"})"},
        {"get", R"("bearer":"{token}","basic":{"user":"{login}","password":""})",
         "GET https://api.example/base/v1|Authorization: Basic c2hvcDo="},
        {"get", R"("computed":{"s":{"digest":"md5","of":"{param:zone}","as":"hex"}},
                   "query":{"s":"{computed:s}"})",
         "GET https://api.example/base/v1"},
        {"get", R"("computed":{"s":{"digest":"md5","key":"{token}","of":"{login}","as":"hex"}},
                   "query":{"s":"{computed:s}"})",
         "GET https://api.example/base/v1"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.members);
        CHECK(shown(filled(row.method, row.members, shop)) == row.request);
    }
}

TEST_CASE("a bearer whose values are known goes before a basic login") {
    CHECK(contains(shown(filled("get", R"("bearer":"{key}","basic":{"user":"{login}",
                                         "password":"{key}"})",
                                shop)),
                   "Authorization: Bearer"));
}

TEST_CASE("a path or an XML body that lacks a value is a mistake") {
    CHECK(contains(test::failure_text([] { return filled("get", "", shop, "/{param:zone}/b"); }),
                   "configuration: the path of the request needs a value that is not given"));
    CHECK(contains(
        test::failure_text([] { return filled("post", R"("xml":"<a>{param:zone}</a>")", shop); }),
        "configuration: the body of the request needs a value that is not given"));
}

TEST_CASE("a control character in a header is refused and not sent") {
    for (const std::string value : {"a\r\nX-Evil: 1", "a\nb", "a\rb", "a\tb", "a\x7f", "\x01"}) {
        for (const std::string_view members :
             {R"("headers":{"X-Key":"{key}"})", R"("bearer":"{key}")",
              R"("headers":{"Accept":"a; v={key}"})"}) {
            CAPTURE(members);
            CHECK(contains(
                test::failure_text([&] {
                    return filled("get", members, {{"key", value}});
                }),
                "would hold a control character. Check the login, the secrets and --param"));
        }
    }
    CHECK(contains(test::failure_text([] {
                       return filled("get", R"("headers":{"X-Key":"{key}"})",
                                     {{"key", std::string("a\0b", 3)}});
                   }),
                   "the header X-Key would hold a control character"));
}

TEST_CASE("basic authentication cannot break out of its header") {
    const auto request = filled("get", R"("basic":{"user":"{login}","password":"{key}"})",
                                {{"login", "a\r\nb"}, {"key", "c\nd"}});
    CHECK(request.headers.front().second == "Basic " + base64_encoded("a\r\nb:c\nd"));
}

TEST_CASE("a value cannot break out of a body") {
    const std::string hostile = "</key><admin>1</admin>&x;\"'";
    const auto xml =
        filled("post", R"("xml":"<r a='{key}'><key>{key}</key></r>")", {{"key", hostile}})
            .body->text;
    const auto tree = parse_xml(xml);
    REQUIRE(tree.has_value());
    const auto& root = tree->members.front().value;
    REQUIRE(root.members.size() == 2);
    CHECK(root.members[0].value.text == hostile);
    CHECK(root.members[1].value.text == hostile);
    const auto json = filled("post", R"("json":{"key":"{key}"})", {{"key", "\",\"a\":\"\n\\"}});
    CHECK(json.body->text == R"({"key":"\",\"a\":\"\n\\"})");
}

TEST_CASE("signatures are digests of their text in the writing that is asked for") {
    struct Row {
        std::string_view rule;
        std::string_view signature;
    };
    constexpr Row rows[] = {
        {R"({"digest":"md5","of":"abc","as":"hex"})", "900150983cd24fb0d6963f7d28e17f72"},
        {R"({"digest":"sha256","key":"{login}","of":"what do ya want for nothing?","as":"hex"})",
         "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
        {R"({"digest":"md5","of":"abc","as":"base64"})", "kAFQmDzST7DWlj99KOF/cg=="},
        {R"({"digest":"md5","of":"abc","as":"base64_of_hex"})",
         "OTAwMTUwOTgzY2QyNGZiMGQ2OTYzZjdkMjhlMTdmNzI="},
    };
    for (const auto& row : rows) {
        CAPTURE(row.rule);
        const auto request = filled(
            "get",
            R"("computed":{"s":)" + std::string(row.rule) + R"(},"headers":{"X":"{computed:s}"})",
            {{"login", "Jefe"}});
        CHECK(request.headers.front().second == row.signature);
        CHECK(request.derived_secrets == std::vector<std::string>{std::string(row.signature)});
    }
}

TEST_CASE("a signature may use those above it") {
    const auto request = filled("get", R"("computed":{
        "inner":{"digest":"md5","of":"{key}","as":"hex"},
        "outer":{"digest":"sha1","of":"{computed:inner}{login}","as":"hex"}},
        "query":{"s":"{computed:outer}"})",
                                shop);
    const auto inner = hex_encoded(digest(DigestKind::md5, "k&3 y"));
    CHECK(request.query.front().second == hex_encoded(digest(DigestKind::sha1, inner + "shop")));
    CHECK(request.derived_secrets.size() == 2);
}

TEST_CASE("what is made of secrets is told so that it can be masked") {
    const auto request = filled("get", R"("basic":{"user":"{login}","password":"{key}"})", shop);
    CHECK(request.derived_secrets == std::vector<std::string>{base64_encoded("shop:k&3 y")});
    CHECK(filled("get", R"("query":{"key":"{key}"})", shop).derived_secrets.empty());
}
