// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/proxy_choice.hpp"

#include <map>
#include <string>

#include <doctest/doctest.h>

using namespace balance;

namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

ProxyChoice choice(const std::string& scheme, const Variables& variables) {
    return proxy_from_environment(scheme, [&](std::string_view name) {
        const auto found = variables.find(name);
        return found == variables.end() ? std::string() : found->second;
    });
}

}  // namespace

TEST_CASE("a scheme takes its own variable, then the general one, lower case first") {
    struct Row {
        std::string scheme;
        Variables variables;
        std::string proxy;
    };
    const Row rows[] = {
        {"https", {}, ""},
        {"https", {{"https_proxy", "a"}, {"HTTPS_PROXY", "b"}, {"all_proxy", "c"}}, "a"},
        {"https", {{"HTTPS_PROXY", "b"}, {"all_proxy", "c"}, {"ALL_PROXY", "d"}}, "b"},
        {"https", {{"all_proxy", "c"}, {"ALL_PROXY", "d"}}, "c"},
        {"https", {{"ALL_PROXY", "d"}}, "d"},
        {"https", {{"http_proxy", "x"}}, ""},
        {"http", {{"http_proxy", "x"}, {"all_proxy", "c"}}, "x"},
        {"http", {{"https_proxy", "a"}, {"HTTPS_PROXY", "b"}}, ""},
        {"http", {{"all_proxy", "c"}, {"ALL_PROXY", "d"}}, "c"},
        {"http", {{"HTTP_PROXY", "cgi"}}, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.scheme);
        CAPTURE(row.proxy);
        CHECK(choice(row.scheme, row.variables).proxy == row.proxy);
    }
}

TEST_CASE("exceptions come from no_proxy or NO_PROXY") {
    CHECK(choice("https", {}).no_proxy == "");
    CHECK(choice("https", {{"NO_PROXY", "b"}}).no_proxy == "b");
    CHECK(choice("http", {{"no_proxy", "a"}, {"NO_PROXY", "b"}}).no_proxy == "a");
}

TEST_CASE("an exception stands for its host and all below it") {
    for (const auto* list :
         {"example.org", ".example.org", "a.example,EXAMPLE.org", "a example.org", "*"}) {
        CAPTURE(list);
        CHECK(is_exempt("example.org", list));
        CHECK(is_exempt("api.example.org", list));
    }
    for (const auto* list : {"", ",", ".", "other.example", "api.example.org", "xample.org"}) {
        CAPTURE(list);
        CHECK_FALSE(is_exempt("example.org", list));
    }
    CHECK(is_exempt("[::1]", "::1"));
    CHECK(is_exempt("127.0.0.1", "localhost,127.0.0.1"));
}
