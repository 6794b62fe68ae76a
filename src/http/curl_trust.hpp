// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whom a transfer trusts: the authorities of --ca-file and --ca-path, else the system's; and the
// client certificate that it shows. From TLS 1.2 on, for the server and for an encrypted proxy.

#pragma once

#include <optional>
#include <string>

#include "http/exchange.hpp"
#include "http/transport_options.hpp"

namespace balance {

// `handle`: a CURL easy handle.
void set_trust(void* handle, const TransportOptions& options);

struct AuthoritiesFault {
    TransportError::Kind kind;  // no_authorities or shut_authorities
    std::string places;         // "/etc/ssl/certs and /etc/ssl/cert.pem", or the one that is shut
    std::string mend{};         // of shut ones: the command that lets this user read them
};

// Where the system's authorities were looked for in vain. Nothing where there are some, where
// libcurl looks elsewhere, and where they do not count.
[[nodiscard]] std::optional<AuthoritiesFault> fault_of_authorities(const TransportOptions& options);

}  // namespace balance
