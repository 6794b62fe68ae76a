// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/tls_watch.hpp"

#include <array>
#include <new>
#include <string_view>
#include <utility>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace balance {

namespace {

// Alerts with which servers answer a client certificate, or that there is none.
constexpr auto certificate_alerts = std::to_array<std::pair<int, std::string_view>>({
    {SSL_AD_HANDSHAKE_FAILURE, "handshake failure"},
    {SSL_AD_BAD_CERTIFICATE, "bad certificate"},
    {SSL_AD_UNSUPPORTED_CERTIFICATE, "unsupported certificate"},
    {SSL_AD_CERTIFICATE_REVOKED, "certificate revoked"},
    {SSL_AD_CERTIFICATE_EXPIRED, "certificate expired"},
    {SSL_AD_CERTIFICATE_UNKNOWN, "certificate unknown"},
    {SSL_AD_UNKNOWN_CA, "unknown CA"},
    {SSL_AD_ACCESS_DENIED, "access denied"},
    {116, "certificate required"},  // older headers lack its name
});

// Where a context keeps the watch.
int slot() {
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

bool ends_the_connection(const SSL* ssl, int level, int alert) {
    static constexpr int user_cancelled = 90;
    const bool counts = level == SSL3_AL_FATAL || SSL_version(ssl) == TLS1_3_VERSION;
    return counts && alert != SSL_AD_CLOSE_NOTIFY && alert != user_cancelled;
}

// Nothing in the queue, or an end of file: the connection broke, nobody said why.
bool is_disagreement(unsigned long error) {
    const bool end_of_file = ERR_GET_LIB(error) == ERR_LIB_SSL &&
                             ERR_GET_REASON(error) == SSL_R_UNEXPECTED_EOF_WHILE_READING;
    return error != 0 && ERR_GET_LIB(error) != ERR_LIB_SYS && !end_of_file;
}

void hear(const SSL* ssl, int where, int value) {
    auto* facts = static_cast<TlsFacts*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), slot()));
    if (facts == nullptr) {
        return;
    }
    if (where == SSL_CB_READ_ALERT && ends_the_connection(ssl, value >> 8, value & 0xFF)) {
        facts->alert = value & 0xFF;
    } else if (where == SSL_CB_CONNECT_LOOP && SSL_get_state(ssl) == TLS_ST_CR_CERT_REQ) {
        facts->asked_for_certificate = true;
    } else if (where == SSL_CB_HANDSHAKE_DONE) {
        facts->has_finished = true;
    } else if (where == SSL_CB_CONNECT_EXIT && value <= 0) {
        facts->has_disagreed = is_disagreement(ERR_peek_error());
        facts->has_expired = SSL_get_verify_result(ssl) == X509_V_ERR_CERT_HAS_EXPIRED;
    }
}

}  // namespace

bool TlsFacts::is_certificate_refused() const {
    return asked_for_certificate && !alert_words().empty();
}

std::string TlsFacts::alert_words() const {
    for (const auto& [known, words] : certificate_alerts) {
        if (known == alert) {
            return std::string(words);
        }
    }
    return {};
}

bool TlsWatch::is_possible(const char* tls_library) {
    return tls_library != nullptr && std::string_view(tls_library).starts_with("OpenSSL/");
}

void TlsWatch::watch(void* context) {
    auto* tls = static_cast<SSL_CTX*>(context);
    facts_ = TlsFacts{.has_begun = true};
    if (SSL_CTX_set_ex_data(tls, slot(), &facts_) != 1) {
        throw std::bad_alloc();
    }
    SSL_CTX_set_info_callback(tls, &hear);
}

}  // namespace balance
