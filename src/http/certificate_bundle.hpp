// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A PEM file of many certificates with an index by subject: of each certificate no more is decoded
// than tells whose it is. OpenSSL's own reader decodes all, which costs more than the rest of a
// check.
//
// Names of blocks count as for OpenSSL (CERTIFICATE, X509 CERTIFICATE, TRUSTED CERTIFICATE), and
// texts between blocks do not. A block that is not understood here stays, without a key: OpenSSL
// decides. Does not judge certificates.
//
// A regular file is mapped, not copied. A program that cuts it short while a check reads it ends
// that check (SIGBUS, UNKNOWN); those of the distributions put a new file in its place.

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/expected.hpp"
#include "http/name_key.hpp"

namespace balance {

class CertificateBundle {
  public:
    struct Block {
        std::size_t begin;
        std::size_t size;
        std::optional<NameKey> subject;
    };

    explicit CertificateBundle(std::string pem);

    // Why the file cannot be read, in the system's words or ours.
    static Expected<CertificateBundle> read(const std::string& path);

    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }

    // From "-----BEGIN" up to the next one.
    [[nodiscard]] std::string_view text_of(const Block& block) const {
        return text_.substr(block.begin, block.size);
    }

  private:
    CertificateBundle(std::shared_ptr<const void> memory, std::size_t size);
    void find_blocks();

    std::shared_ptr<const void> memory_;  // of the text, which a copy shares
    std::string_view text_;
    std::vector<Block> blocks_;
};

}  // namespace balance
