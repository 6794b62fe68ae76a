// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Certificates for tests, made by OpenSSL in memory, with keys of their own.

#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace balance::test {

template <auto Free>
struct Freer {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using CertificatePtr = std::unique_ptr<X509, Freer<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using NamePtr = std::unique_ptr<X509_NAME, Freer<X509_NAME_free>>;
using BioPtr = std::unique_ptr<BIO, Freer<BIO_free>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

inline void insist(bool holds) {
    if (!holds) {
        throw std::runtime_error("OpenSSL makes no certificate");
    }
}

// One attribute of a name; `text` is in UTF-8.
struct Attribute {
    std::string text;
    int type = V_ASN1_UTF8STRING;
    int nid = NID_commonName;
    bool joins_the_one_before = false;  // in one part of the name
};
using Attributes = std::vector<Attribute>;

inline NamePtr made_name(const Attributes& attributes) {
    NamePtr name(X509_NAME_new());
    for (const auto& [text, type, nid, joins] : attributes) {
        // BMPString and the like are made from UTF-8 by a mask of what is allowed.
        auto* entry = X509_NAME_ENTRY_new();
        insist(X509_NAME_ENTRY_set_object(entry, OBJ_nid2obj(nid)) == 1);
        if (type == V_ASN1_BMPSTRING) {
            auto* value = X509_NAME_ENTRY_get_data(entry);
            insist(ASN1_mbstring_copy(&value, reinterpret_cast<const unsigned char*>(text.data()),
                                      static_cast<int>(text.size()), MBSTRING_UTF8,
                                      B_ASN1_BMPSTRING) == V_ASN1_BMPSTRING);
        } else {
            insist(X509_NAME_ENTRY_set_data(entry, type,
                                            reinterpret_cast<const unsigned char*>(text.data()),
                                            static_cast<int>(text.size())) == 1);
        }
        insist(X509_NAME_add_entry(name.get(), entry, -1, joins ? -1 : 0) == 1);
        X509_NAME_ENTRY_free(entry);
    }
    return name;
}

struct Made {
    CertificatePtr certificate;
    KeyPtr key;
};

struct Wanted {
    Attributes subject;
    bool is_authority = false;
    long valid_until = 86400;  // in seconds from now
    std::vector<std::pair<int, std::string>> extensions{};
    // As the certificate tells it, where that is written in another way than the issuer writes it.
    Attributes issuer_as_written{};
    const Made* key_of = nullptr;  // a key of its own where there is none
    bool tells_keys = true;        // its own and its issuer's, which tell equal names apart
};

inline void add_extension(X509* certificate,
                          int nid,
                          const std::string& value,
                          X509* issuer = nullptr) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer == nullptr ? certificate : issuer, certificate, nullptr,
                   nullptr, 0);
    const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    insist(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1);
}

// Signed by itself where no issuer is given.
inline Made made(const Wanted& wanted, const Made* issuer = nullptr) {
    static long serial = 0;
    Made result{CertificatePtr(X509_new()), nullptr};
    if (wanted.key_of != nullptr) {
        EVP_PKEY_up_ref(wanted.key_of->key.get());
        result.key.reset(wanted.key_of->key.get());
    } else {
        result.key.reset(EVP_EC_gen("P-256"));
    }
    auto* x509 = result.certificate.get();
    const auto subject = made_name(wanted.subject);
    insist(X509_set_version(x509, X509_VERSION_3) == 1);
    insist(ASN1_INTEGER_set(X509_get_serialNumber(x509), ++serial) == 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -3L * 86400);
    X509_gmtime_adj(X509_getm_notAfter(x509), wanted.valid_until);
    insist(X509_set_subject_name(x509, subject.get()) == 1);
    if (!wanted.issuer_as_written.empty()) {
        insist(X509_set_issuer_name(x509, made_name(wanted.issuer_as_written).get()) == 1);
    } else {
        insist(X509_set_issuer_name(x509, issuer == nullptr ? subject.get()
                                                            : X509_get_subject_name(
                                                                  issuer->certificate.get())) == 1);
    }
    insist(X509_set_pubkey(x509, result.key.get()) == 1);
    if (wanted.is_authority) {
        add_extension(x509, NID_basic_constraints, "critical,CA:TRUE");
        add_extension(x509, NID_key_usage, "critical,keyCertSign,cRLSign");
    } else {
        add_extension(x509, NID_subject_alt_name, "DNS:host.example");
    }
    if (wanted.tells_keys) {
        add_extension(x509, NID_subject_key_identifier, "hash");
    }
    if (wanted.tells_keys && issuer != nullptr) {
        add_extension(x509, NID_authority_key_identifier, "keyid", issuer->certificate.get());
    }
    for (const auto& [nid, value] : wanted.extensions) {
        add_extension(x509, nid, value);
    }
    auto* signer = issuer == nullptr ? result.key.get() : issuer->key.get();
    insist(X509_sign(x509, signer, EVP_sha256()) > 0);
    return result;
}

inline std::string text_of(BIO* bio) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

inline std::string pem_of(const Made& made) {
    const BioPtr bio(BIO_new(BIO_s_mem()));
    insist(PEM_write_bio_X509(bio.get(), made.certificate.get()) == 1);
    return text_of(bio.get());
}

// With the uses for which it is trusted, or not.
inline std::string trusted_pem_of(const Made& made, int use, bool is_rejected) {
    const CertificatePtr copy(X509_dup(made.certificate.get()));
    auto* object = OBJ_nid2obj(use);
    insist((is_rejected ? X509_add1_reject_object(copy.get(), object)
                        : X509_add1_trust_object(copy.get(), object)) == 1);
    const BioPtr bio(BIO_new(BIO_s_mem()));
    insist(PEM_write_bio_X509_AUX(bio.get(), copy.get()) == 1);
    return text_of(bio.get());
}

inline std::string key_pem_of(const Made& made) {
    const BioPtr bio(BIO_new(BIO_s_mem()));
    insist(PEM_write_bio_PrivateKey(bio.get(), made.key.get(), nullptr, nullptr, 0, nullptr,
                                    nullptr) == 1);
    return text_of(bio.get());
}

}  // namespace balance::test
