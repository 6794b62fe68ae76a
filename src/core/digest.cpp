// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/digest.hpp"

#include <array>
#include <utility>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "core/failure.hpp"
#include "core/openssl_start.hpp"

namespace balance {

namespace {

constexpr std::array<std::pair<std::string_view, DigestKind>, 4> names = {
    {{"md5", DigestKind::md5},
     {"sha1", DigestKind::sha1},
     {"sha256", DigestKind::sha256},
     {"sha512", DigestKind::sha512}}};

const EVP_MD* algorithm(DigestKind kind) {
    switch (kind) {
        case DigestKind::md5:
            return EVP_md5();
        case DigestKind::sha1:
            return EVP_sha1();
        case DigestKind::sha256:
            return EVP_sha256();
        case DigestKind::sha512:
            return EVP_sha512();
    }
    return nullptr;
}

// As people write it: "SHA-256".
std::string title(DigestKind kind) {
    for (const auto& [name, known] : names) {
        if (known == kind) {
            const auto digits = name.find_first_of("0123456789");
            return known == DigestKind::md5 ? "MD5" : "SHA-" + std::string(name.substr(digits));
        }
    }
    return {};
}

// These algorithms and inputs give libcrypto no other reason to refuse.
Failure forbidden(DigestKind kind) {
    Message message("OpenSSL on this machine forbids ");
    message << Own{title(kind)};
    if (EVP_default_properties_is_fips_enabled(nullptr) == 1) {
        message << " (FIPS mode)";
    }
    return mistake(message << ", which the requests to this provider are signed with",
                   "Allow it in openssl.cnf, or run this check on another machine");
}

class Buffer {
  public:
    unsigned char* bytes() { return bytes_.data(); }
    unsigned* size() { return &size_; }
    [[nodiscard]] std::string text() const { return {bytes_.begin(), bytes_.begin() + size_}; }

  private:
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes_{};
    unsigned size_ = 0;
};

}  // namespace

std::optional<DigestKind> digest_named(std::string_view name) {
    for (const auto& [known, kind] : names) {
        if (known == name) {
            return kind;
        }
    }
    return std::nullopt;
}

std::string digest(DigestKind kind, std::string_view text) {
    prepare_openssl();
    Buffer buffer;
    if (EVP_Digest(text.data(), text.size(), buffer.bytes(), buffer.size(), algorithm(kind),
                   nullptr) != 1) {
        throw forbidden(kind);
    }
    return buffer.text();
}

std::string hmac(DigestKind kind, std::string_view key, std::string_view text) {
    prepare_openssl();
    Buffer buffer;
    const std::basic_string<unsigned char> bytes(text.begin(), text.end());
    if (HMAC(algorithm(kind), key.data(), static_cast<int>(key.size()), bytes.data(), bytes.size(),
             buffer.bytes(), buffer.size()) == nullptr) {
        throw forbidden(kind);
    }
    return buffer.text();
}

}  // namespace balance
