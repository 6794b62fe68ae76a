// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What an error of libcurl means for the check: whose fault it is, and whether anything was sent.

#pragma once

#include <string>

#include "http/exchange.hpp"
#include "http/tls_watch.hpp"

namespace balance {

struct FailedTransfer {
    int code = 0;                         // a CURLcode
    int system_error = 0;                 // an errno, or 0
    std::string text{};                   // libcurl's own sentence, or ""
    bool request_left = false;            // a part of it at least
    bool reply_began = false;             // a header line came
    bool server_handshake = false;        // TLS with the server itself had begun, not with a proxy
    bool has_client_certificate = false;  // one was given
    bool is_tls_watched = false;          // `tls` counts
    TlsFacts tls{};
};

[[nodiscard]] TransportError::Kind kind_of(const FailedTransfer& failed);

// Of a certificate that is not trusted. Libcurl compares the name once the handshake has succeeded.
[[nodiscard]] TransportError::Distrust distrust_of(const FailedTransfer& failed);

// Libcurl's sentence, but where a shorter or a better one says the same.
[[nodiscard]] std::string reason_of(const FailedTransfer& failed);

}  // namespace balance
