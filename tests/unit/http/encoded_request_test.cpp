// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/encoded_request.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("fields travel percent-encoded") {
    CHECK(encoded({}) == "");
    CHECK(encoded({{"method", "getPartner"}}) == "method=getPartner");
    CHECK(encoded({{"a", ""}, {"b", "c"}}) == "a=&b=c");
    CHECK(encoded({{"params[login]", "partner@example.org"}, {"params[secretKey]", "fake key"}}) ==
          "params%5Blogin%5D=partner%40example.org&params%5BsecretKey%5D=fake%20key");
    CHECK(encoded({{"key", "a&b=c+d%e\r\nX: y"}}) == "key=a%26b%3Dc%2Bd%25e%0D%0AX%3A%20y");
}

TEST_CASE("the target is the URL with its query") {
    HttpRequest request;
    request.url = *parse_url("https://example.org:8443/api");
    CHECK(request_target(request) == "https://example.org:8443/api");
    request.query = {{"command", "balance"}, {"key", "fake/key"}};
    CHECK(request_target(request) == "https://example.org:8443/api?command=balance&key=fake%2Fkey");
}

TEST_CASE("the form of a POST never stands in its target") {
    HttpRequest request;
    request.method = HttpMethod::post;
    request.url = *parse_url("https://example.org/api");
    request.form = {{"key", "fake-key"}};
    CHECK(request_target(request) == "https://example.org/api");
}
