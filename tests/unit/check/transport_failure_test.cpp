// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/transport_failure.hpp"

#include <string>
#include <string_view>
#include <vector>

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
        {Kind::proxy, "unreachable: the proxy unitpay.example:443 failed: it broke. Check --proxy"},
        {Kind::lost,
         "unreachable: connection lost, connecting to unitpay.example:443: it broke. If it "
         "persists, ask the provider"},
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
         "the provider knows --client-cert, that it has not expired and holds its chain"},
        {Kind::no_authorities,
         "configuration: this machine has no CA certificates (looked in it broke). Nothing was "
         "sent. Install the package ca-certificates, or name your own with --ca-file"},
        {Kind::authority_files,
         "configuration: the transfer cannot start: it broke. Nothing was sent. The CA "
         "certificates of this machine are damaged: reinstall the package ca-certificates, or name "
         "your own with --ca-file"},
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
        const auto settings = test::settings({"-t", "2.5", "-u", "https://unitpay.example"});
        CHECK(test::text_of(transport_failure(error, settings)) == row.text);
    }
}

TEST_CASE("advice names options that were given, or that help without them") {
    struct Row {
        Kind kind;
        bool is_proxys;
        std::vector<std::string> options;
        std::string_view advice;
    };
    const std::vector<std::string> url{"-u", "https://sms.example"};
    const std::vector<std::string> authorities{"--ca-file", "ca.pem"};
    const Row rows[] = {
        {Kind::not_trusted,
         false,
         {},
         "Nothing was sent. Something on the network may be answering in its place; bring "
         "ca-certificates up "
         "to date, or trust your own CA with --ca-file"},
        {Kind::not_trusted, false, authorities,
         "Nothing was sent. Something on the network may be answering in its place; check that "
         "--ca-file or "
         "--ca-path holds the CA that signed it"},
        {Kind::not_trusted, true, url,
         "Nothing was sent. Check --proxy; trust your own CA with --ca-file"},
        {Kind::no_agreement,
         false,
         {},
         "Nothing was sent. Something on the network may be answering in its place; TLS 1.2 or "
         "newer is "
         "needed"},
        {Kind::no_agreement, true, url,
         "Nothing was sent. Check host and port of --proxy; TLS 1.2 or newer is needed"},
        {Kind::unreadable,
         false,
         {},
         "Something on the network may be answering in its place; check --proxy. If it persists, "
         "ask the provider"},
        {Kind::authority_files, false, authorities, "Check --ca-file and --ca-path"},
        {Kind::authority_files,
         false,
         {},
         "Nothing was sent. The CA certificates of this machine are damaged: reinstall the package "
         "ca-certificates, or name your own with --ca-file"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.advice);
        TransportError error{row.kind, "TLS handshake with", "sms.example:443", "it broke"};
        error.is_proxys = row.is_proxys;
        const auto failure = transport_failure(error, test::settings(row.options));
        CHECK(test::text_of(failure).ends_with(". " + std::string(row.advice)));
    }
}

TEST_CASE("no CA is blamed for a certificate that has expired or is for another name") {
    using Distrust = TransportError::Distrust;
    struct Row {
        Distrust distrust;
        bool is_proxys;
        std::vector<std::string> options;
        std::string_view advice;
    };
    const std::vector<std::string> authorities{"--ca-file", "ca.pem"};
    const Row rows[] = {
        {Distrust::expired, false, authorities,
         "It or the certificate of a CA above it must be renewed, unless the clock of this machine "
         "is wrong"},
        {Distrust::other_name, false, authorities,
         "Something on the network may be answering in its place; check the network and --proxy"},
        {Distrust::other_name,
         false,
         {"-u", "https://sms.example", "--ca-file", "ca.pem"},
         "Check the host of --url: the certificate is for another name"},
        {Distrust::other_name, true, authorities,
         "Check --proxy: the certificate is for another name"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.advice);
        TransportError error{Kind::not_trusted, "TLS handshake with", "sms.example:443",
                             "it broke"};
        error.is_proxys = row.is_proxys;
        error.distrust = row.distrust;
        const auto failure = transport_failure(error, test::settings(row.options));
        CHECK(test::text_of(failure).ends_with("it broke. Nothing was sent. " +
                                               std::string(row.advice)));
    }
}

TEST_CASE("trouble with an encrypted proxy is the proxy's") {
    TransportError error{Kind::not_trusted, "TLS handshake with the proxy", "proxy.example:443",
                         "self-signed"};
    error.is_proxys = true;
    CHECK(test::contains(test::text_of(transport_failure(error, test::settings({}))),
                         "the certificate of the proxy proxy.example:443 is not trusted: self-"));
}

TEST_CASE("CA certificates that this user cannot read are told with the command that mends it") {
    TransportError error{Kind::shut_authorities, "resolving", "sms.example", "/etc/ssl/ca.crt"};
    error.mend = "chmod 0644 /etc/ssl/ca.crt";
    CHECK(test::text_of(transport_failure(error, test::settings({}))) ==
          "configuration: this user cannot read the CA certificates of this machine in "
          "/etc/ssl/ca.crt. Nothing was sent. As root: chmod 0644 /etc/ssl/ca.crt");
}

TEST_CASE("what a proxy says instead of opening a tunnel is told with its status and advice") {
    struct Row {
        long status;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {403,
         "the proxy forbids this address (HTTP 403 to CONNECT sms.example:443). Ask the proxy's "
         "administrator to allow this address, or check --proxy"},
        {407,
         "the proxy wants a login (HTTP 407 to CONNECT sms.example:443). Check the user and the "
         "password in --proxy"},
        {503,
         "the proxy opens no tunnel (HTTP 503 to CONNECT sms.example:443). Nothing was sent to the "
         "provider. If it persists, ask the proxy's administrator"},
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
