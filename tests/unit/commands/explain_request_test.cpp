// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What --explain tells of the parts of a request, of patterns and scales, and of hints.

#include <doctest/doctest.h>

#include "commands/explain.hpp"
#include "definitions.hpp"
#include "failure_text.hpp"
#include "given_options.hpp"

using namespace balance;
using test::contains;

namespace {

struct Parts {
    std::string_view head;     // members of the definition
    std::string_view request;  // behind its path
    std::string_view reply = R"("format":"json","figures":[{"name":"balance","at":"/b"}])";
};

std::string explained(const Parts& parts,
                      const std::string& file = "",
                      bool shadows = false,
                      const std::string& key = "hunter2secret") {
    const auto json =
        R"({"format":1,"name":"example","title":"An example","base_url":"https://api.example",
            "credentials":[["login","key"]],)" +
        std::string(parts.head) + R"("request":{)" + std::string(parts.request) + R"(},"reply":{)" +
        std::string(parts.reply) + "}}";
    Masker masker;
    Credentials credentials{.login = {}, .password = {}, .key = {}};
    if (!key.empty()) {
        masker.add(key);
        credentials.login = "shop";
        credentials.key = Secret(key);
    }
    const Setup setup{test::settings({}), "shop",
                      FoundDefinition{read_definition(json, "example.json"), file, shadows}};
    const auto text = explain(setup, credentials, Environment(), masker);
    CHECK_FALSE(contains(text, "hunter2secret"));
    return text;
}

constexpr std::string_view get = R"("methods":["get"],"path":"/v1")";
constexpr std::string_view post = R"("methods":["post"],"path":"/v1")";

std::string members(std::string_view first, std::string_view more) {
    return std::string(first) + "," + std::string(more);
}

}  // namespace

TEST_CASE("headers are told with their values and without secrets") {
    const auto text =
        explained({"", members(get, R"("headers":{"X-Api-Key":"{key}","Accept":"application/json",
                             "X-Pair":"{login}:{key}"})")});
    CHECK(contains(text,
                   "  GET https://api.example/v1\n"
                   "    header X-Api-Key: ***\n"
                   "    header Accept: application/json\n"
                   "    header X-Pair: shop:***\n"));
}

TEST_CASE("a login in a header is told as what it is") {
    CHECK(contains(explained({"", members(get, R"("bearer":"{key}")")}),
                   "    header Authorization: Bearer ***\n"));
    CHECK(
        contains(explained({"", members(get, R"("basic":{"user":"{login}","password":"{key}"})")}),
                 "    header Authorization: Basic ***\n"));
}

TEST_CASE("a body is told with its type") {
    CHECK(contains(explained({"", members(post, R"("json":{"login":"{login}","key":"{key}"})")}),
                   R"(    body (application/json) {"login":"shop","key":"***"})"));
    const auto xml = explained({"", members(post, R"("xml":"<a b='{login}'>{key}</a>")")});
    CHECK(contains(xml, "    body (application/xml) ?a b='shop'?***?/a?\n"));
}

TEST_CASE("a signature is not shown") {
    const auto text = explained({"", members(get, R"("computed":{"s":{"digest":"md5","of":"{key}",
        "as":"hex"}},"query":{"sign":"{computed:s}"})")});
    CHECK(contains(text, "    query sign = ***\n"));
}

TEST_CASE("a first request for a token is told before the second") {
    const auto text = explained(
        {R"("token":{"request":{"methods":["post"],"path":"/login","parameters":{"key":"{key}"}},
            "reply":{"format":"json","at":"/t"}},)",
         members(get, R"("bearer":"{token}")")});
    CHECK(contains(text,
                   "It would log in first:\n"
                   "  POST https://api.example/login\n"
                   "    form key = ***\n"
                   "It would send:\n"
                   "  GET https://api.example/v1\n"
                   "    header Authorization: Bearer "));
}

TEST_CASE("without credentials the requests are told all the same") {
    const auto text =
        explained({R"("credential_names":{"login":"Account SID","key":"Auth Token"},)",
                   members(get, R"("basic":{"user":"{login}","password":"{key}"},
                                   "headers":{"X-Login":"{login}"})")},
                  "", false, "");
    CHECK(contains(text, "    header X-Login: (not given yet)\n"));
    CHECK(contains(text, "    header Authorization: Basic "));
    CHECK(contains(text,
                   "  login: the provider calls it Account SID\n"
                   "  key: the provider calls it Auth Token\n"
                   "  Credentials are missing; it needs login and key.\n"));
}

TEST_CASE("places are told with their patterns and figures with their scales") {
    const auto text =
        explained({"", get, R"json("format":"xml","currency":"/r/@currency","figures":[
            {"name":"balance","at":["/r/b",{"at":"/r/c","pattern":"[0-9]+"},{"pattern":"b=([0-9]+)"}],
             "scale":{"*":0.01,"JPY":1,"KWD":0.001}},
            {"name":"limit","at":"/r/l","scale":-1},
            {"name":"usable","sum":["balance","-limit"]}])json"});
    CHECK(contains(text,
                   "It would read from the reply (XML):\n"
                   "  balance (judged) at /r/b or /r/c, extracted by [0-9]+ or the whole "
                   "text, extracted by b=([0-9]+), times 0.01 (JPY 1, KWD 0.001)\n"
                   "  limit at /r/l, times -1\n"
                   "  usable computed: balance - limit\n"
                   "  the currency at /r/@currency\n"));
    CHECK(contains(
        explained({"", get, R"("format":"text","figures":[{"name":"balance","at":"[0-9]+"}])"}),
        "(plain text):\n  balance (judged) at the whole text, extracted by [0-9]+\n"));
}

TEST_CASE("hints are told at the end and only where there are some") {
    const auto text =
        explained({R"("hints":{"top_up":"https://pay.example","documentation":"https://doc.example",
            "note":"The key is that of the profile","poll_seconds":60,"age_seconds":3600,
            "allow_list":true},)",
                   get});
    CHECK(
        text.ends_with("Good to know:\n"
                       "  ask at most once every 60 s\n"
                       "  the figure may be 3600 s old\n"
                       "  the provider answers only IP addresses that are listed in the account\n"
                       "  The key is that of the profile\n"
                       "  top up at https://pay.example\n"
                       "  documentation: https://doc.example\n"
                       "Nothing was sent.\n"));
    CHECK_FALSE(contains(explained({"", get}), "Good to know"));
    CHECK_FALSE(contains(explained({R"("hints":{"allow_list":false},)", get}), "Good to know"));
}

TEST_CASE("a definition of one's own is told with its file") {
    CHECK(explained({"", get}).starts_with("example shop: An example\n"));
    CHECK(explained({"", get}, "/etc/own/example.json")
              .starts_with("example shop: An example (from /etc/own/example.json)\n"));
    CHECK(explained({"", get}, "/etc/own/example.json", true)
              .starts_with("example shop: An example (from /etc/own/example.json, in place of the "
                           "built-in one)\n"));
}
