// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/digest.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include <openssl/evp.h>
#include <openssl/hmac.h>

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
    Buffer buffer;
    if (EVP_Digest(text.data(), text.size(), buffer.bytes(), buffer.size(), algorithm(kind),
                   nullptr) != 1) {
        throw std::runtime_error("libcrypto refuses to compute a digest");
    }
    return buffer.text();
}

std::string hmac(DigestKind kind, std::string_view key, std::string_view text) {
    Buffer buffer;
    const std::basic_string<unsigned char> bytes(text.begin(), text.end());
    if (HMAC(algorithm(kind), key.data(), static_cast<int>(key.size()), bytes.data(), bytes.size(),
             buffer.bytes(), buffer.size()) == nullptr) {
        throw std::runtime_error("libcrypto refuses to compute a keyed digest");
    }
    return buffer.text();
}

}  // namespace balance
