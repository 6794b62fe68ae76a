// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/curl_error.hpp"

#include <cerrno>
#include <cstring>

#include <curl/curl.h>

namespace balance {

namespace {

using Kind = TransportError::Kind;

bool is_certificate_refused(const FailedTransfer& failed) {
    return failed.server_handshake && !failed.reply_began && failed.tls.is_certificate_refused();
}

// A handshake that was cut off may work the next time, one that found no agreement will not.
Kind kind_of_failed_handshake(const FailedTransfer& failed) {
    if (!failed.is_tls_watched) {
        return failed.system_error != 0 ? Kind::not_sent : Kind::no_agreement;
    }
    if (!failed.tls.has_begun) {
        return Kind::local;
    }
    return failed.tls.has_disagreed ? Kind::no_agreement : Kind::not_sent;
}

std::string words_of_system(int error) {
    return error == ENOTCONN || error == EPIPE ? "the other side closed the connection"
                                               : std::strerror(error);
}

std::string plain_reason(const FailedTransfer& failed) {
    switch (failed.code) {
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY:
            return "no address found";
        case CURLE_COULDNT_CONNECT:
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
            if (failed.system_error != 0) {
                return words_of_system(failed.system_error);
            }
            break;
        case CURLE_SSL_CONNECT_ERROR:
            if (kind_of(failed) == Kind::not_sent) {
                return failed.system_error != 0 ? words_of_system(failed.system_error)
                                                : "it was cut off";
            }
            break;
        default:
            break;
    }
    return failed.text.empty() ? curl_easy_strerror(static_cast<CURLcode>(failed.code))
                               : failed.text;
}

}  // namespace

Kind kind_of(const FailedTransfer& failed) {
    if (is_certificate_refused(failed)) {
        return failed.has_client_certificate ? Kind::certificate_refused : Kind::certificate_wanted;
    }
    switch (failed.code) {
        case CURLE_OPERATION_TIMEDOUT:
            return Kind::timed_out;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_ISSUER_ERROR:
            return Kind::not_trusted;
        case CURLE_PROXY:
            return Kind::proxy;
        case CURLE_SSL_CACERT_BADFILE:
            return Kind::authority_files;
        case CURLE_SSL_CERTPROBLEM:
            return Kind::client_files;
        case CURLE_SSL_CONNECT_ERROR:
            return kind_of_failed_handshake(failed);
        case CURLE_SSL_CIPHER:
        case CURLE_FAILED_INIT:
        case CURLE_OUT_OF_MEMORY:
        case CURLE_URL_MALFORMAT:
            return Kind::local;
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_WEIRD_SERVER_REPLY:
            return Kind::unreadable;
        default:
            return failed.request_left ? Kind::lost : Kind::not_sent;
    }
}

TransportError::Distrust distrust_of(const FailedTransfer& failed) {
    using Distrust = TransportError::Distrust;
    if (!failed.is_tls_watched || kind_of(failed) != Kind::not_trusted) {
        return Distrust::signature;
    }
    return failed.tls.has_expired    ? Distrust::expired
           : failed.tls.has_finished ? Distrust::other_name
                                     : Distrust::signature;
}

std::string reason_of(const FailedTransfer& failed) {
    const auto kind = kind_of(failed);
    if (kind == Kind::certificate_refused) {
        return failed.tls.alert_words();
    }
    auto reason = plain_reason(failed);
    // The alert that says so may be lost on the way.
    if ((kind == Kind::lost || kind == Kind::not_sent) && failed.server_handshake &&
        !failed.reply_began && failed.tls.asked_for_certificate) {
        reason += failed.has_client_certificate
                      ? "; it asked for a client certificate and may refuse this one"
                      : "; it asked for a client certificate, and none was given";
    }
    return reason;
}

}  // namespace balance
