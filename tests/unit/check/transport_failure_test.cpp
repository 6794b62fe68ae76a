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
        {Kind::local,
         "configuration: the transfer cannot start: it broke. Check --ca-file, --ca-path, "
         "--client-cert and --client-key"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const TransportError error{row.kind, "connecting to", "unitpay.example:443", "it broke"};
        CHECK(test::text_of(transport_failure(error, test::settings({"-t", "2.5"}))) == row.text);
    }
}

TEST_CASE("words of the network are cleaned") {
    const TransportError error{Kind::not_sent, "resolving", "a|b", "x\n<y>"};
    CHECK(test::text_of(transport_failure(error, test::settings({})))
              .starts_with("unreachable: resolving a?b failed: x ?y?."));
}
