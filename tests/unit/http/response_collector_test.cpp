// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/response_collector.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("a response is put together from headers and pieces of body") {
    ResponseCollector collector(0);
    for (const std::string_view line :
         {"HTTP/1.1 429 Too Many\r\n", "CONTENT-TYPE:  application/json \r\n",
          "location: https://example.net/\r\n", "Retry-After: 7\r\n", "nonsense\r\n", "\r\n"}) {
        CHECK(collector.take_header(line));
    }
    CHECK(collector.take_body("bal"));
    CHECK(collector.take_body("ance:1"));
    const auto response = collector.response();
    CHECK(response.content_type == "application/json");
    CHECK(response.location == "https://example.net/");
    REQUIRE(response.retry_after.has_value());
    CHECK(response.retry_after->count() == 7);
    CHECK(response.body == "balance:1");
    CHECK(collector.refusal().empty());
    CHECK(collector.header_lines().size() == 5);
    CHECK(collector.header_lines().front() == "HTTP/1.1 429 Too Many");
}

TEST_CASE("a further status line starts the response anew") {
    ResponseCollector collector(0);
    CHECK(collector.take_header("HTTP/1.1 100 Continue\r\n"));
    CHECK(collector.take_header("Location: https://example.net/\r\n"));
    CHECK(collector.take_header("HTTP/1.1 200 OK\r\n"));
    CHECK(collector.response().location.empty());
}

TEST_CASE("a body of 1 MiB is read, one byte more is refused") {
    ResponseCollector collector(0);
    CHECK(collector.take_body(std::string(1024 * 1024 - 1, 'x')));
    CHECK(collector.take_body("x"));
    CHECK(collector.refusal().empty());
    CHECK_FALSE(collector.take_body("x"));
    CHECK(collector.refusal() == "a body larger than 1 MiB");
    CHECK(collector.response().body.size() == 1024 * 1024);
}

TEST_CASE("headers without end are refused, also over several responses") {
    ResponseCollector collector(0);
    const std::string line = "X: " + std::string(995, 'x') + "\r\n";
    int taken = 0;
    while (taken < 1000 && collector.take_header(taken % 10 == 0 ? "HTTP/1.1 100 x\r\n" : line)) {
        ++taken;
    }
    CHECK(taken < 80);
    CHECK(collector.refusal() == "headers larger than 64 KiB");
    CHECK(collector.header_lines().size() <= 60);
}

TEST_CASE("the headers end with a blank line, and trailers change nothing") {
    ResponseCollector collector(0);
    CHECK(collector.take_header("HTTP/1.1 200 OK\r\n"));
    CHECK(collector.take_header("Content-Length: 9\r\n"));
    CHECK_FALSE(collector.has_all_headers());
    CHECK(collector.take_header("\r\n"));
    CHECK(collector.has_all_headers());
    CHECK(collector.take_header("Content-Length: 5\r\n"));
    CHECK(collector.take_header("Retry-After: 7\r\n"));
    CHECK(collector.has_all_headers());
    CHECK_FALSE(collector.response().retry_after.has_value());
    CHECK(collector.take_header("HTTP/1.1 200 OK\r\n"));
    CHECK_FALSE(collector.has_all_headers());
}

TEST_CASE("two different lengths are refused, the same one twice is not") {
    for (const std::string_view second : {"Content-Length: 9\r\n", "Content-Length: 10\r\n"}) {
        ResponseCollector collector(0);
        CHECK(collector.take_header("HTTP/1.1 200 OK\r\n"));
        CHECK(collector.take_header("content-length: 9\r\n"));
        CAPTURE(second);
        CHECK(collector.take_header(second) == second.ends_with(" 9\r\n"));
    }
}

TEST_CASE("the encodings of the body are listed in their order, for the last response") {
    ResponseCollector collector(0);
    CHECK(collector.take_header("HTTP/1.1 100 Continue\r\n"));
    CHECK(collector.take_header("Content-Encoding: br\r\n"));
    CHECK(collector.take_header("HTTP/1.1 200 OK\r\n"));
    CHECK(collector.take_header("content-encoding: gzip\r\n"));
    CHECK(collector.take_header("Content-Encoding: deflate, br \r\n"));
    CHECK(collector.content_codings() == "gzip,deflate, br");
}
