// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/transport_failure.hpp"

namespace balance {

namespace {

bool has_own_authorities(const TransportOptions& options) {
    return !options.ca_file.empty() || !options.ca_path.empty();
}

Message step(const TransportError& error) {
    return Message() << Own{error.phase} << " " << Foreign{error.place};
}

Message advice_on_proxy(long status) {
    switch (status) {
        case 403:
        case 405:
            return "Ask the proxy's administrator to allow this address, or check --proxy";
        case 407:
            return "Check the user and the password in --proxy";
        case 429:
        case 502:
        case 503:
        case 504:
            return "Nothing was sent to the provider. If it persists, ask the proxy's "
                   "administrator";
        default:
            return "Nothing was sent to the provider. Check --proxy";
    }
}

// An answer of the proxy to the wish for a tunnel, or that there is none.
Failure proxy_failure(const TransportError& error) {
    if (error.proxy_status == 0) {
        return {FailureKind::unreachable,
                Message("the proxy ")
                    << Foreign{error.place} << " failed: " << Foreign{error.reason},
                "Check --proxy"};
    }
    Message message;
    message << Own{error.proxy_status == 407   ? "the proxy wants a login"
                   : error.proxy_status == 403 ? "the proxy forbids this address"
                                               : "the proxy opens no tunnel"}
            << " (HTTP " << error.proxy_status << " to CONNECT " << Foreign{error.place} << ")";
    if (error.retry_after) {
        message << ", retry after " << error.retry_after->count() << " s";
    }
    return {FailureKind::unreachable, message, advice_on_proxy(error.proxy_status)};
}

Failure certificate_failure(const TransportError& error) {
    if (error.kind == TransportError::Kind::certificate_wanted) {
        return {FailureKind::unreachable,
                Message() << Foreign{error.place} << " wants a client certificate",
                "Give one with --client-cert and --client-key"};
    }
    return {
        FailureKind::unreachable,
        Message() << Foreign{error.place}
                  << " refuses the client certificate: " << Foreign{error.reason},
        "Check that the provider knows --client-cert, that it has not expired and holds its chain"};
}

Failure authorities_failure(const TransportError& error, const TransportOptions& options) {
    Message what("the transfer cannot start: ");
    what << Foreign{error.reason};
    return has_own_authorities(options)
               ? mistake(what, "Check --ca-file and --ca-path")
               : mistake(what,
                         "Nothing was sent. The CA certificates of this machine are damaged: "
                         "reinstall the package ca-certificates, or name your own with --ca-file");
}

// What came does not come from the provider, as far as can be seen: that is the fault of a URL only
// where somebody wrote one.
Message advice_on_trust(const TransportError& error, const Settings& settings) {
    using Distrust = TransportError::Distrust;
    Message advice("Nothing was sent. ");
    if (error.distrust == Distrust::expired) {
        return advice << "It or the certificate of a CA above it must be renewed, unless the clock "
                         "of this machine is wrong";
    }
    const bool has_own = has_own_authorities(settings.transport);
    if (error.is_proxys) {
        advice << "Check --proxy";
    } else if (settings.url) {
        advice << "Check the host of --url";
    } else {
        advice << "Something on the network may be answering in its place";
    }
    // No CA helps against another name.
    if (error.distrust == Distrust::other_name) {
        return error.is_proxys || settings.url ? advice << ": the certificate is for another name"
                                               : advice << "; check the network and --proxy";
    }
    advice << "; ";
    if (has_own) {
        return advice << "check that --ca-file or --ca-path holds the CA that signed it";
    }
    return error.is_proxys || settings.url
               ? advice << "trust your own CA with --ca-file"
               : advice << "bring ca-certificates up to date, or trust your own CA with --ca-file";
}

Message advice_on_agreement(const TransportError& error, const Settings& settings) {
    Message advice("Nothing was sent. ");
    if (error.is_proxys) {
        advice << "Check host and port of --proxy";
    } else if (settings.url) {
        advice << "Check host and port of --url";
    } else {
        advice << "Something on the network may be answering in its place";
    }
    return advice << "; TLS 1.2 or newer is needed";
}

Message advice_on_unreadable(const Settings& settings) {
    return settings.url
               ? Message("Check that --url leads to the provider's API")
               : Message(
                     "Something on the network may be answering in its place; check --proxy. "
                     "If it persists, ask the provider");
}

// What is wrong on this machine.
Failure local_failure(const TransportError& error, const TransportOptions& options) {
    const Foreign reason{error.reason};
    switch (error.kind) {
        case TransportError::Kind::no_authorities:
            return mistake(
                Message("this machine has no CA certificates (looked in ") << reason << ")",
                "Nothing was sent. Install the package ca-certificates, or name your own with "
                "--ca-file");
        case TransportError::Kind::shut_authorities:
            return mistake(Message("this user cannot read the CA certificates of this machine in ")
                               << reason,
                           Message("Nothing was sent. As root: ") << Own{error.mend});
        case TransportError::Kind::authority_files:
            return authorities_failure(error, options);
        case TransportError::Kind::client_files:
            return mistake(Message("the transfer cannot start: ") << reason,
                           "Check --client-cert and --client-key");
        default:
            return mistake(Message("the transfer cannot start: ") << reason,
                           "Check the memory of this machine and the configuration of its OpenSSL "
                           "(openssl.cnf, FIPS)");
    }
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
                        << Own{error.is_proxys ? "the proxy " : ""} << Foreign{error.place}
                        << " is not trusted: " << reason,
                    advice_on_trust(error, settings)};
        case TransportError::Kind::no_agreement:
            return {FailureKind::unreachable, step(error) << " failed: " << reason,
                    advice_on_agreement(error, settings)};
        case TransportError::Kind::proxy:
            return proxy_failure(error);
        case TransportError::Kind::lost:
            return {FailureKind::unreachable,
                    Message("connection lost, ") << step(error) << ": " << reason,
                    "If it persists, ask the provider"};
        case TransportError::Kind::unreadable:
            return {FailureKind::malformed,
                    Message("the reply of ")
                        << Foreign{error.place} << " cannot be read: " << reason,
                    advice_on_unreadable(settings)};
        case TransportError::Kind::certificate_wanted:
        case TransportError::Kind::certificate_refused:
            return certificate_failure(error);
        case TransportError::Kind::no_authorities:
        case TransportError::Kind::shut_authorities:
        case TransportError::Kind::authority_files:
        case TransportError::Kind::client_files:
        case TransportError::Kind::local:
            return local_failure(error, settings.transport);
    }
    return mistake("the transfer failed");
}

}  // namespace balance
