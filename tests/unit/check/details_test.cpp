// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/details.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "fake_http_client.hpp"
#include "given_options.hpp"

using namespace balance;

namespace {

std::string details(const std::vector<std::string>& words) {
    const FoundDefinition provider{read_definition(test::small_definition, "example.json"), {}};
    HttpRequest request;
    request.method = HttpMethod::post;
    request.url = *provider.definition.base_url;
    request.form = {{"login", "shop"}};
    const auto response = test::reply("line 1\nline | 2");
    std::string text;
    for (const auto& line : details_of(test::settings(words), &provider, &request, &response,
                                       {"HTTP/1.1 200 OK", "X: a|b"})) {
        text += test::text_of(line) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("each step of verbosity adds to the one before") {
    const std::string first =
        "provider: example, An example\nCRITICAL below 5\nWARNING below 10\n"
        "top up at https://pay.example\nPOST https://api.example\n  form login = shop\n";
    const std::string second = "header: HTTP/1.1 200 OK\nheader: X: a?b\n";
    CHECK(details({"-w", "10", "-c", "5"}).empty());
    CHECK(details({"-w", "10", "-c", "5", "-v"}) == first);
    CHECK(details({"-w", "10", "-c", "5", "-vv"}) == first + second);
    CHECK(details({"-w", "10", "-c", "5", "-vvv"}) == first + second + "reply: line 1 line ? 2\n");
}

TEST_CASE("what is not known has no details") {
    CHECK(details_of(test::settings({"-vvv"}), nullptr, nullptr, nullptr, {}).empty());
}
