// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/curl_error.hpp"

#include <curl/curl.h>

namespace balance {

TransportError::Kind kind_of_curl_error(int code, bool request_left) {
    using Kind = TransportError::Kind;
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return Kind::timed_out;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_ISSUER_ERROR:
            return Kind::not_trusted;
        case CURLE_PROXY:
            return Kind::proxy;
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_FAILED_INIT:
        case CURLE_OUT_OF_MEMORY:
        case CURLE_URL_MALFORMAT:
            return Kind::local;
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_WEIRD_SERVER_REPLY:
            return Kind::unreadable;
        default:
            return request_left ? Kind::lost : Kind::not_sent;
    }
}

bool is_cut_off(std::string_view reason) {
    return reason.find("SSL_ERROR_SYSCALL") != std::string_view::npos ||
           reason.find("unexpected eof") != std::string_view::npos ||
           reason.find("reset by peer") != std::string_view::npos;
}

}  // namespace balance
