// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// OpenSSL's store of trusted certificates, filled from a bundle with those alone that a chain asks
// for. Verdicts are the same as with a store that holds them all: all certificates of a wanted name
// are added, and OpenSSL decodes, compares and judges them.
//
// A block that OpenSSL cannot decode is passed over, where its own reader would refuse the file.
// For a libcurl that uses OpenSSL, see TlsWatch::is_possible.

#pragma once

#include <string>

#include "http/certificate_bundle.hpp"

namespace balance {

// Whether it holds a certificate at all.
[[nodiscard]] bool holds_a_certificate(const CertificateBundle& bundle);

// `store`: an X509_STORE, which must not outlive the bundle. False: no memory.
[[nodiscard]] bool add_bundle(void* store, const CertificateBundle& bundle);

// Makes the bundle, and the hashed `directory` behind it where one is given, all that an SSL_CTX
// trusts. The context must not outlive the bundle.
[[nodiscard]] bool trust_bundle(void* context,
                                const CertificateBundle& bundle,
                                const std::string& directory);

}  // namespace balance
