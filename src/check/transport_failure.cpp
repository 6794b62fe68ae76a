// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/transport_failure.hpp"

namespace balance {

namespace {

Message step(const TransportError& error) {
    return Message() << Own{error.phase} << " " << Foreign{error.place};
}

}  // namespace

Failure transport_failure(const TransportError& error, const Settings& settings) {
    const Foreign reason{error.reason};
    switch (error.kind) {
        case TransportError::Kind::timed_out:
            return {FailureKind::unreachable,
                    Message("no answer within ")
                        << settings.timeout.seconds << " s (" << step(error) << ")",
                    "Check the network, or raise --timeout"};
        case TransportError::Kind::not_sent:
            return {FailureKind::unreachable, step(error) << " failed: " << reason,
                    "Check the network, DNS, the firewall and --proxy"};
        case TransportError::Kind::not_trusted:
            return {FailureKind::unreachable,
                    Message("the certificate of ")
                        << Foreign{error.place} << " is not trusted: " << reason,
                    "Nothing was sent. Check the host of --url; trust your own CA with --ca-file"};
        case TransportError::Kind::no_agreement:
            return {FailureKind::unreachable, step(error) << " failed: " << reason,
                    "Nothing was sent. Check host and port of --url; TLS 1.2 or newer is needed"};
        case TransportError::Kind::proxy:
            return {FailureKind::unreachable, Message("the proxy failed: ") << reason,
                    "Check --proxy"};
        case TransportError::Kind::lost:
            return {FailureKind::unreachable,
                    Message("connection lost, ") << step(error) << ": " << reason,
                    "Ask the provider if it lasts"};
        case TransportError::Kind::unreadable:
            return {FailureKind::malformed,
                    Message("the reply of ")
                        << Foreign{error.place} << " cannot be read: " << reason,
                    "Check that --url leads to the provider's API"};
        case TransportError::Kind::local:
            return mistake(Message("the transfer cannot start: ") << reason,
                           "Check --ca-file, --ca-path, --client-cert and --client-key");
    }
    return mistake("the transfer failed");
}

}  // namespace balance
