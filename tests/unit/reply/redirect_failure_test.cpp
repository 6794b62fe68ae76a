// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/redirect_failure.hpp"

#include <string>

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "fake_http_client.hpp"

using namespace balance;

namespace {

std::string told(long status, const std::string& location, const std::string& asked) {
    auto response = test::reply("", status);
    response.location = location;
    response.asked = *parse_url(asked);
    return test::text_of(redirect_failure(response, ReplyOrigin::own_url));
}

}  // namespace

TEST_CASE("a redirect is told with its host, on the same host with its path") {
    struct Row {
        std::string location;
        std::string_view text;
    };
    const Row rows[] = {
        {"https://api.example/v2/balance?key=hunter2#top",
         "to /v2/balance on the same host. Redirects are not followed. Check the path of --url; if "
         "this is a login page, check the login"},
        {"https://user:hunter2@API.example:443/login", "to /login on the same host. "},
        {"https://api.example", "to / on the same host. "},
        {"https://api.example:8443/v1?key=hunter2", "to https://api.example:8443/v1. Redirects"},
        {"http://api.example/v1",
         "to http://api.example/v1. Redirects are not followed, and this one leads to an "
         "unencrypted address: do not give it with --url"},
        {"https://www.api.example/v1/hunter2", "to host www.api.example. Redirects are not"},
        {"ftp://api.example/v1", "to ftp://api.example"},
        {"", "(HTTP 301). Redirects are not followed"},
        {"https://", "(HTTP 301). Redirects are not followed"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.location);
        const auto text = told(301, row.location, "https://api.example/v1/balance");
        CHECK(text.starts_with("provider: redirected (HTTP 301)"));
        CHECK(test::contains(text, row.text));
        CHECK_FALSE(test::contains(text, "hunter2"));
    }
}

TEST_CASE("a redirect to TLS on the same host names what to write") {
    CHECK(told(308, "https://api.example/v1/balance?key=hunter2", "http://api.example/v1") ==
          "provider: redirected (HTTP 308) to https://api.example/v1/balance. Redirects are not "
          "followed; write https:// in --url");
}

TEST_CASE("a path is cleaned and cut as all words from outside") {
    const auto text = told(302, "https://api.example/a%0Ab;$(x)`y`<z>", "https://api.example");
    CHECK(text.find_first_of("<>`$\n") == std::string::npos);
    CHECK(told(302, "https://api.example/" + std::string(9000, 'x'), "https://api.example").size() <
          400);
}

TEST_CASE("a status of 300 to 399 that names no other place is no redirect") {
    CHECK(told(304, "", "https://api.example") ==
          "provider: the reply says \"not modified\" and holds no balance (HTTP 304). A cache or "
          "proxy on the way may be at fault: check --proxy, or ask the provider");
    for (const long status : {300L, 305L, 306L, 310L, 399L}) {
        CHECK(told(status, "", "https://api.example")
                  .starts_with("provider: the provider reports an error (HTTP 3"));
    }
    CHECK(told(300, "https://other.example/", "https://api.example")
              .starts_with("provider: redirected (HTTP 300) to host other.example"));
}

TEST_CASE("--url is only to blame where the user wrote it") {
    auto response = test::reply("", 302);
    response.location = "https://api.example/login";
    response.asked = *parse_url("https://api.example/v1/balance");
    CHECK(test::text_of(redirect_failure(response, ReplyOrigin::provider)) ==
          "provider: redirected (HTTP 302) to /login on the same host. Redirects are not followed; "
          "check the login where this is a login page, the provider may have changed its API");
}
