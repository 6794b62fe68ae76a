// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/proxy_choice.hpp"

#include <string>

#include <doctest/doctest.h>

#include "variables.hpp"

using namespace balance;
using test::Variables;

namespace {

ProxyChoice choice(const std::string& scheme, Variables variables) {
    return proxy_from_environment(scheme, test::environment(std::move(variables)));
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
