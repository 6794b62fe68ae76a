// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/transfer_phase.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::string told(const TransferPhase& phase) {
    return phase.words() + " " + phase.place();
}

}  // namespace

TEST_CASE("a transfer over https goes through all phases") {
    TransferPhase phase(*parse_url("https://example.org"), "");
    CHECK(told(phase) == "resolving example.org");
    CHECK_FALSE(phase.has_request_left());
    phase.resolved();
    CHECK(told(phase) == "connecting to example.org:443");
    phase.handshake_begins();
    CHECK(told(phase) == "TLS handshake with example.org:443");
    CHECK_FALSE(phase.has_request_left());
    phase.request_left();
    CHECK(told(phase) == "waiting for the reply of example.org:443");
    CHECK(phase.has_request_left());
    phase.reply_started();
    CHECK(told(phase) == "reading the reply of example.org:443");
    CHECK(phase.has_request_left());
}

TEST_CASE("a transfer over http knows no handshake") {
    TransferPhase phase(*parse_url("http://example.org:8080"), "");
    phase.resolved();
    CHECK(told(phase) == "connecting to example.org:8080");
    phase.request_left();
    CHECK(told(phase) == "waiting for the reply of example.org:8080");
}

TEST_CASE("a phase never goes back") {
    TransferPhase phase(*parse_url("https://example.org"), "");
    phase.request_left();
    phase.resolved();
    phase.handshake_begins();
    CHECK(told(phase) == "waiting for the reply of example.org:443");
}

TEST_CASE("headers of a proxy are not the reply") {
    TransferPhase phase(*parse_url("https://example.org"), "http://proxy.example");
    phase.resolved();
    phase.reply_started();
    CHECK(told(phase) == "waiting for the tunnel of the proxy proxy.example:1080");
    CHECK_FALSE(phase.has_request_left());
}

TEST_CASE("until the server is reached the place is the proxy, without user and password") {
    TransferPhase phase(*parse_url("http://example.org"), "http://u:fake-pw@proxy.example:3128");
    CHECK(told(phase) == "resolving the proxy proxy.example:3128");
    CHECK(phase.is_with_proxy());
    phase.resolved();
    CHECK(told(phase) == "connecting to the proxy proxy.example:3128");
    phase.proxy_reached();
    CHECK(told(phase) == "waiting for the tunnel of the proxy proxy.example:3128");
    phase.request_left();
    CHECK_FALSE(phase.is_with_proxy());
    CHECK(told(phase) == "waiting for the reply of example.org:80");
    CHECK(phase.server() == "example.org:80");
}

TEST_CASE("the handshake with an encrypted proxy is not the one with the provider") {
    TransferPhase phase(*parse_url("https://example.org"), "HTTPS://proxy.example");
    phase.resolved();
    phase.handshake_begins();
    CHECK(told(phase) == "TLS handshake with the proxy proxy.example:443");
    CHECK(phase.is_with_proxy());
    CHECK_FALSE(phase.has_handshake_begun());
    phase.proxy_reached();
    CHECK(told(phase) == "waiting for the tunnel of the proxy proxy.example:443");
    CHECK_FALSE(phase.has_handshake_begun());
    phase.handshake_begins();
    CHECK(told(phase) == "TLS handshake with example.org:443");
    CHECK_FALSE(phase.is_with_proxy());
}

TEST_CASE("without a proxy none is reached") {
    TransferPhase phase(*parse_url("https://example.org"), "");
    phase.proxy_reached();
    CHECK(told(phase) == "connecting to example.org:443");
    CHECK_FALSE(phase.is_with_proxy());
}
