// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whom a transfer trusts: the authorities of --ca-file and --ca-path, else the system's; and the
// client certificate that it shows. From TLS 1.2 on, for the server and for an encrypted proxy.
//
// The system's are those where a distribution's libcurl looks, else those of
// http/authority_places.hpp. Where libcurl uses OpenSSL it is given no bundle to load: see
// http/bundle_store.hpp.

#pragma once

#include <optional>
#include <string>

#include "core/expected.hpp"
#include "http/authority_places.hpp"
#include "http/certificate_bundle.hpp"
#include "http/exchange.hpp"
#include "http/transport_options.hpp"

namespace balance {

struct Trust {
    std::optional<Authorities> authorities;   // nothing: libcurl looks by itself
    std::optional<CertificateBundle> bundle;  // theirs, to be served in each handshake
};

struct AuthoritiesFault {
    TransportError::Kind kind;  // no_authorities, shut_authorities or authority_files
    std::string reason;         // where was looked, the place that is shut, or what is wrong
    std::string mend{};         // of shut ones: the command that lets this user read them
};

// For a transfer with TLS. A fault: there are none that can be used, and they count.
[[nodiscard]] Expected<Trust, AuthoritiesFault> find_trust(const TransportOptions& options,
                                                           bool is_openssl);

// `handle`: a CURL easy handle.
void set_trust(void* handle, const TransportOptions& options, const Trust& trust);

}  // namespace balance
