// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/response_collector.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

namespace {

// Whether the transfer goes on behind it.
bool takes_header(ResponseCollector& collector, std::string_view line) {
    collector.take_header(line);
    return !collector.refusal();
}

bool takes_body(ResponseCollector& collector, const std::string& bytes) {
    collector.take_body(bytes);
    return !collector.refusal();
}

}  // namespace

TEST_CASE("a response is put together from headers and pieces of body") {
    ResponseCollector collector(0);
    for (const std::string_view line :
         {"HTTP/1.1 429 Too Many\r\n", "CONTENT-TYPE:  application/json \r\n",
          "location: https://example.net/\r\n", "Retry-After: 7\r\n", "nonsense\r\n", "\r\n"}) {
        CHECK(takes_header(collector, line));
    }
    CHECK(takes_body(collector, "bal"));
    CHECK(takes_body(collector, "ance:1"));
    const auto response = collector.response();
    CHECK(response.content_type == "application/json");
    CHECK(response.location == "https://example.net/");
    REQUIRE(response.retry_after.has_value());
    CHECK(response.retry_after->count() == 7);
    CHECK(response.body == "balance:1");
    CHECK_FALSE(collector.refusal().has_value());
    CHECK(collector.header_lines().size() == 5);
    CHECK(collector.header_lines().front() == "HTTP/1.1 429 Too Many");
}

TEST_CASE("a further status line starts the response anew") {
    ResponseCollector collector(0);
    CHECK(takes_header(collector, "HTTP/1.1 100 Continue\r\n"));
    CHECK(takes_header(collector, "Location: https://example.net/\r\n"));
    CHECK(takes_header(collector, "HTTP/1.1 200 OK\r\n"));
    CHECK(collector.response().location.empty());
}

TEST_CASE("a body of 1 MiB is read, one byte more is refused") {
    ResponseCollector collector(0);
    CHECK(takes_body(collector, std::string(1024 * 1024 - 1, 'x')));
    CHECK(takes_body(collector, "x"));
    CHECK_FALSE(collector.refusal().has_value());
    CHECK_FALSE(takes_body(collector, "x"));
    CHECK(collector.refusal() == "a body larger than 1 MiB");
    CHECK(collector.response().body.size() == 1024 * 1024);
}

TEST_CASE("headers without end are refused, also over several responses") {
    ResponseCollector collector(0);
    const std::string line = "X: " + std::string(995, 'x') + "\r\n";
    int taken = 0;
    while (taken < 1000 && takes_header(collector, taken % 10 == 0 ? "HTTP/1.1 100 x\r\n" : line)) {
        ++taken;
    }
    CHECK(taken < 80);
    CHECK(collector.refusal() == "headers larger than 64 KiB");
    CHECK(collector.header_lines().size() <= 60);
}

TEST_CASE("the headers end with a blank line, and trailers change nothing") {
    ResponseCollector collector(0);
    CHECK(takes_header(collector, "HTTP/1.1 200 OK\r\n"));
    CHECK(takes_header(collector, "Content-Length: 9\r\n"));
    CHECK_FALSE(collector.has_all_headers());
    CHECK(takes_header(collector, "\r\n"));
    CHECK(collector.has_all_headers());
    CHECK(takes_header(collector, "Content-Length: 5\r\n"));
    CHECK(takes_header(collector, "Retry-After: 7\r\n"));
    CHECK(collector.has_all_headers());
    CHECK_FALSE(collector.response().retry_after.has_value());
    CHECK(takes_header(collector, "HTTP/1.1 200 OK\r\n"));
    CHECK_FALSE(collector.has_all_headers());
}

TEST_CASE("two different lengths are refused, the same one twice is not") {
    for (const std::string_view second : {"Content-Length: 9\r\n", "Content-Length: 10\r\n"}) {
        ResponseCollector collector(0);
        CHECK(takes_header(collector, "HTTP/1.1 200 OK\r\n"));
        CHECK(takes_header(collector, "content-length: 9\r\n"));
        CAPTURE(second);
        CHECK(takes_header(collector, second) == second.ends_with(" 9\r\n"));
    }
}

TEST_CASE("the encodings of the body are listed in their order, for the last response") {
    ResponseCollector collector(0);
    CHECK(takes_header(collector, "HTTP/1.1 100 Continue\r\n"));
    CHECK(takes_header(collector, "Content-Encoding: br\r\n"));
    CHECK(takes_header(collector, "HTTP/1.1 200 OK\r\n"));
    CHECK(takes_header(collector, "content-encoding: gzip\r\n"));
    CHECK(takes_header(collector, "Content-Encoding: deflate, br \r\n"));
    CHECK(collector.content_codings() == "gzip,deflate, br");
}
