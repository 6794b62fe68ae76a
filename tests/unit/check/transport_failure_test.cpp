// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/transport_failure.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"

using namespace balance;
using Kind = TransportError::Kind;

TEST_CASE("why there is no response is told with step and place and advice") {
    struct Row {
        Kind kind;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {Kind::timed_out,
         "unreachable: no answer within 2.5 s (connecting to unitpay.example:443). Check the "
         "network, or raise --timeout"},
        {Kind::not_sent,
         "unreachable: connecting to unitpay.example:443 failed: it broke. Check the network, DNS, "
         "the firewall and --proxy"},
        {Kind::not_trusted,
         "unreachable: the certificate of unitpay.example:443 is not trusted: it broke. Nothing "
         "was sent. Check the host of --url; trust your own CA with --ca-file"},
        {Kind::proxy, "unreachable: the proxy failed: it broke. Check --proxy"},
        {Kind::lost,
         "unreachable: connection lost, connecting to unitpay.example:443: it broke. Ask the "
         "provider if it lasts"},
        {Kind::unreadable,
         "malformed: the reply of unitpay.example:443 cannot be read: it broke. Check that --url "
         "leads to the provider's API"},
        {Kind::no_agreement,
         "unreachable: connecting to unitpay.example:443 failed: it broke. Nothing was sent. Check "
         "host and port of --url; TLS 1.2 or newer is needed"},
        {Kind::certificate_wanted,
         "unreachable: unitpay.example:443 wants a client certificate. Give one with --client-cert "
         "and --client-key"},
        {Kind::certificate_refused,
         "unreachable: unitpay.example:443 refuses the client certificate: it broke. Check that "
         "--client-cert is the one that the provider knows, still valid and with its chain"},
        {Kind::no_authorities,
         "configuration: this machine has no CA certificates (looked in it broke). Nothing was "
         "sent. Install the package ca-certificates, or name your own with --ca-file"},
        {Kind::authority_files,
         "configuration: the transfer cannot start: it broke. Check --ca-file and --ca-path"},
        {Kind::client_files,
         "configuration: the transfer cannot start: it broke. Check --client-cert and "
         "--client-key"},
        {Kind::local,
         "configuration: the transfer cannot start: it broke. Check the memory of this machine and "
         "the configuration of its OpenSSL (openssl.cnf, FIPS)"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const TransportError error{row.kind, "connecting to", "unitpay.example:443", "it broke"};
        CHECK(test::text_of(transport_failure(error, test::settings({"-t", "2.5"}))) == row.text);
    }
}

TEST_CASE("what a proxy says instead of opening a tunnel is told with its status and advice") {
    struct Row {
        long status;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {403,
         "the proxy forbids this address (HTTP 403 to CONNECT sms.example:443). Ask who runs the "
         "proxy to allow this address, or check --proxy"},
        {407,
         "the proxy wants a login (HTTP 407 to CONNECT sms.example:443). Check the user and the "
         "password in --proxy"},
        {503,
         "the proxy opens no tunnel (HTTP 503 to CONNECT sms.example:443). Nothing was sent to the "
         "provider. Ask who runs the proxy if it lasts"},
        {404,
         "the proxy opens no tunnel (HTTP 404 to CONNECT sms.example:443). Nothing was sent to the "
         "provider. Check --proxy"},
    };
    TransportError error{Kind::proxy, "connecting to the proxy to", "sms.example:443", ""};
    for (const auto& row : rows) {
        error.proxy_status = row.status;
        CHECK(test::text_of(transport_failure(error, test::settings({}))) ==
              "unreachable: " + std::string(row.text));
    }
    error.proxy_status = 429;
    error.retry_after = std::chrono::seconds(30);
    CHECK(test::contains(test::text_of(transport_failure(error, test::settings({}))),
                         "sms.example:443), retry after 30 s. Nothing"));
}

TEST_CASE("words of the network are cleaned") {
    const TransportError error{Kind::not_sent, "resolving", "a|b", "x\n<y>"};
    CHECK(test::text_of(transport_failure(error, test::settings({})))
              .starts_with("unreachable: resolving a?b failed: x ?y?."));
}
