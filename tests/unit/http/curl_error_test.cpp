// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/curl_error.hpp"

#include <cerrno>

#include <doctest/doctest.h>

using namespace balance;
using Kind = TransportError::Kind;

namespace {

// libcurl's numbers, which are part of its interface.
constexpr int timed_out = 28;
constexpr int ssl_connect = 35;
constexpr int send_error = 55;
constexpr int recv_error = 56;
constexpr int bad_client_file = 58;
constexpr int not_verified = 60;
constexpr int bad_authority_file = 77;

// What OpenSSL's alerts are numbered.
constexpr int handshake_failure = 40;
constexpr int unknown_ca = 48;
constexpr int protocol_version = 70;
constexpr int certificate_required = 116;

FailedTransfer handshake(TlsFacts facts, int code = ssl_connect) {
    facts.has_begun = true;
    return {.code = code,
            .text = "libcurl's words",
            .server_handshake = true,
            .is_tls_watched = true,
            .tls = facts};
}

FailedTransfer after_handshake(TlsFacts facts, int code) {
    auto failed = handshake(facts, code);
    failed.request_left = true;
    return failed;
}

}  // namespace

TEST_CASE("a handshake that broke off may be tried again, whatever libcurl calls it") {
    auto failed = handshake({});
    for (const int system_error : {0, ECONNRESET, EPIPE}) {
        for (const char* text : {"Send failure: Broken pipe", "Recv failure: Connection reset",
                                 "TLS connect error: error:00000000:lib(0)::reason(0)", ""}) {
            failed.system_error = system_error;
            failed.text = text;
            CHECK(kind_of(failed) == Kind::not_sent);
        }
    }
    CHECK(reason_of(failed) == "the other side closed the connection");
    failed.system_error = 0;
    CHECK(reason_of(failed) == "it was cut off");
    failed.system_error = ECONNRESET;
    CHECK(reason_of(failed) == "Connection reset by peer");
}

TEST_CASE("a handshake that found no agreement is not tried again, even if the pipe broke then") {
    auto failed = handshake({.has_disagreed = true, .alert = protocol_version});
    CHECK(kind_of(failed) == Kind::no_agreement);
    CHECK(reason_of(failed) == "libcurl's words");
    failed.system_error = EPIPE;
    CHECK(kind_of(failed) == Kind::no_agreement);
}

TEST_CASE("a TLS that cannot even begin is this machine's fault") {
    auto failed = handshake({});
    failed.tls.has_begun = false;
    CHECK(kind_of(failed) == Kind::local);
}

TEST_CASE("with another TLS library the system's error tells whether a handshake broke off") {
    FailedTransfer failed{.code = ssl_connect, .server_handshake = true};
    CHECK(kind_of(failed) == Kind::no_agreement);
    failed.system_error = ECONNRESET;
    CHECK(kind_of(failed) == Kind::not_sent);
}

TEST_CASE("a client certificate is wanted, or refused, during the handshake and after it") {
    for (const int alert : {handshake_failure, unknown_ca, certificate_required}) {
        const TlsFacts facts{.asked_for_certificate = true, .has_disagreed = true, .alert = alert};
        for (auto failed : {handshake(facts), after_handshake(facts, recv_error),
                            after_handshake(facts, send_error)}) {
            CAPTURE(alert);
            CAPTURE(failed.code);
            CHECK(kind_of(failed) == Kind::certificate_wanted);
            failed.has_client_certificate = true;
            CHECK(kind_of(failed) == Kind::certificate_refused);
        }
    }
    auto refused = handshake({.asked_for_certificate = true, .alert = unknown_ca});
    refused.has_client_certificate = true;
    CHECK(reason_of(refused) == "unknown CA");
}

TEST_CASE("an alert is not about the client certificate where none was asked for, or later on") {
    const TlsFacts not_asked{.has_disagreed = true, .alert = handshake_failure};
    CHECK(kind_of(handshake(not_asked)) == Kind::no_agreement);
    const TlsFacts other{
        .asked_for_certificate = true, .has_disagreed = true, .alert = protocol_version};
    CHECK(kind_of(handshake(other)) == Kind::no_agreement);
    auto reading =
        after_handshake({.asked_for_certificate = true, .alert = unknown_ca}, recv_error);
    reading.reply_began = true;
    CHECK(kind_of(reading) == Kind::lost);
    auto proxy = handshake({.asked_for_certificate = true, .has_disagreed = true, .alert = 48});
    proxy.server_handshake = false;
    CHECK(kind_of(proxy) == Kind::no_agreement);
}

TEST_CASE("a connection that breaks without a word after a wish for a certificate says so") {
    auto failed = after_handshake({.asked_for_certificate = true}, recv_error);
    failed.system_error = ECONNRESET;
    CHECK(kind_of(failed) == Kind::lost);
    CHECK(reason_of(failed) ==
          "Connection reset by peer; it asked for a client certificate, and none was given");
    failed.has_client_certificate = true;
    CHECK(reason_of(failed) ==
          "Connection reset by peer; it asked for a client certificate and may refuse this one");
}

TEST_CASE("why a certificate does not hold is known by what OpenSSL found") {
    using Distrust = TransportError::Distrust;
    CHECK(distrust_of(handshake({}, not_verified)) == Distrust::signature);
    CHECK(distrust_of(handshake({.has_expired = true}, not_verified)) == Distrust::expired);
    CHECK(distrust_of(handshake({.has_finished = true}, not_verified)) == Distrust::other_name);
    CHECK(distrust_of(handshake({.has_finished = true}, recv_error)) == Distrust::signature);
    CHECK(distrust_of({.code = not_verified}) == Distrust::signature);
}

TEST_CASE("other errors keep their kind") {
    CHECK(kind_of({.code = timed_out}) == Kind::timed_out);
    CHECK(kind_of({.code = not_verified}) == Kind::not_trusted);
    CHECK(kind_of({.code = bad_client_file}) == Kind::client_files);
    CHECK(kind_of({.code = bad_authority_file}) == Kind::authority_files);
    CHECK(kind_of({.code = recv_error}) == Kind::not_sent);
    CHECK(kind_of({.code = recv_error, .request_left = true}) == Kind::lost);
}
