// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/bundle_store.hpp"

#include <algorithm>
#include <memory>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

namespace balance {

namespace {

struct StoreDeleter {
    void operator()(X509_STORE* store) const { X509_STORE_free(store); }
};
struct BioDeleter {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
struct InfosDeleter {
    void operator()(STACK_OF(X509_INFO) * infos) const {
        sk_X509_INFO_pop_free(infos, X509_INFO_free);
    }
};
using Infos = std::unique_ptr<STACK_OF(X509_INFO), InfosDeleter>;

// As OpenSSL reads a whole file; null where it cannot.
Infos decoded(std::string_view block) {
    const std::unique_ptr<BIO, BioDeleter> bio(
        BIO_new_mem_buf(block.data(), static_cast<int>(block.size())));
    // Without one, OpenSSL asks the terminal.
    char no_passphrase[] = "";
    ERR_set_mark();
    Infos infos(bio == nullptr
                    ? nullptr
                    : PEM_X509_INFO_read_bio(bio.get(), nullptr, nullptr, no_passphrase));
    ERR_pop_to_mark();
    return infos;
}

template <class Use>
void for_each_certificate(const Infos& infos, Use use) {
    for (int i = 0; infos != nullptr && i < sk_X509_INFO_num(infos.get()); ++i) {
        if (auto* certificate = sk_X509_INFO_value(infos.get(), i)->x509; certificate != nullptr) {
            use(certificate);
        }
    }
}

std::optional<NameKey> key_of(const X509_NAME* name) {
    const unsigned char* der = nullptr;
    std::size_t size = 0;
    if (X509_NAME_get0_der(name, &der, &size) != 1) {
        return std::nullopt;
    }
    return name_key({reinterpret_cast<const char*>(der), size});  // NOLINT: bytes
}

int by_subject(X509_LOOKUP* lookup,
               X509_LOOKUP_TYPE type,
               const X509_NAME* name,
               X509_OBJECT* found) {
    if (type != X509_LU_X509) {
        return 0;
    }
    const auto& bundle =
        *static_cast<const CertificateBundle*>(X509_LOOKUP_get_method_data(lookup));
    const auto wanted = key_of(name);
    int result = 0;
    for (const auto& block : bundle.blocks()) {
        if (wanted && block.subject && wanted != block.subject) {
            continue;
        }
        for_each_certificate(decoded(bundle.text_of(block)), [&](X509* certificate) {
            if (X509_NAME_cmp(X509_get_subject_name(certificate), name) != 0 ||
                X509_STORE_add_cert(X509_LOOKUP_get_store(lookup), certificate) != 1 ||
                result == 1) {
                return;
            }
            result = X509_OBJECT_set1_X509(found, certificate);
            if (result == 1) {
                // The store holds it. OpenSSL counts what it is given here once more by itself.
                X509_free(certificate);
            }
        });
    }
    return result;
}

X509_LOOKUP_METHOD* method() {
    static X509_LOOKUP_METHOD* const made = [] {
        auto* fresh = X509_LOOKUP_meth_new("a bundle, indexed by subject");
        if (fresh != nullptr) {
            X509_LOOKUP_meth_set_get_by_subject(fresh, &by_subject);
        }
        return fresh;
    }();
    return made;
}

}  // namespace

bool holds_a_certificate(const CertificateBundle& bundle) {
    // A system's bundle is not decoded for that. A file of one's own may be cut off.
    constexpr std::size_t few = 4;
    const bool is_long = bundle.blocks().size() > few;
    return std::ranges::any_of(bundle.blocks(), [&](const auto& block) {
        bool holds = is_long && block.subject.has_value();
        if (!holds) {
            for_each_certificate(decoded(bundle.text_of(block)), [&](X509*) { holds = true; });
        }
        return holds;
    });
}

bool add_bundle(void* store, const CertificateBundle& bundle) {
    auto* lookup = X509_STORE_add_lookup(static_cast<X509_STORE*>(store), method());
    // OpenSSL knows data that can be changed only; by_subject() does not.
    return lookup != nullptr &&
           X509_LOOKUP_set_method_data(lookup, const_cast<CertificateBundle*>(&bundle)) == 1;
}

bool trust_bundle(void* context, const CertificateBundle& bundle, const std::string& directory) {
    auto* tls = static_cast<SSL_CTX*>(context);
    std::unique_ptr<X509_STORE, StoreDeleter> store(X509_STORE_new());
    // libcurl set how to verify; what it may have loaded by now is left behind.
    if (store == nullptr ||
        X509_STORE_set1_param(store.get(), X509_STORE_get0_param(SSL_CTX_get_cert_store(tls))) !=
            1 ||
        !add_bundle(store.get(), bundle) ||
        (!directory.empty() && X509_STORE_load_path(store.get(), directory.c_str()) != 1)) {
        return false;
    }
    SSL_CTX_set_cert_store(tls, store.release());
    return true;
}

}  // namespace balance
