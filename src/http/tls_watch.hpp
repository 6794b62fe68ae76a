// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What the other side says during and after a TLS handshake, from OpenSSL itself: the words that
// libcurl has for it differ from version to version, and with TLS 1.3 a refused client certificate
// is told only when the request is already on its way.
//
// Where libcurl was built with another TLS library nothing is watched, and has_begun stays false.

#pragma once

#include <string>

namespace balance {

struct TlsFacts {
    bool has_begun = false;              // a handshake
    bool has_finished = false;           // it succeeded
    bool asked_for_certificate = false;  // of the client; the other side may do without
    bool has_disagreed = false;          // it failed by what was said in it, not by breaking off
    bool has_expired = false;            // it failed by a certificate that has
    int alert = 0;                       // with which the other side ended the connection, or 0

    // The other side asked for a client certificate, and ended the connection over it.
    [[nodiscard]] bool is_certificate_refused() const;
    // An alert about certificates in plain words, "unknown CA"; "" for others.
    [[nodiscard]] std::string alert_words() const;
};

class TlsWatch {
  public:
    // Whether libcurl uses the OpenSSL that this class knows.
    [[nodiscard]] static bool is_possible(const char* tls_library);

    // `context`: the SSL_CTX of a handshake that is about to begin; it must not outlive this.
    void watch(void* context);

    // Of the latest handshake: with an encrypted proxy the second one is with the server.
    [[nodiscard]] const TlsFacts& facts() const { return facts_; }

  private:
    TlsFacts facts_;
};

}  // namespace balance
