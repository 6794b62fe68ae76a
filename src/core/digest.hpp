// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Digests and keyed digests (HMAC), for providers that want a request signed. libcrypto computes
// them, which libcurl has loaded anyway. MD5 and SHA-1 are here because old APIs ask for them.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace balance {

enum class DigestKind { md5, sha1, sha256, sha512 };

// "md5", "sha1", "sha256", "sha512"
[[nodiscard]] std::optional<DigestKind> digest_named(std::string_view name);

// Bytes, not text. Throws a mistake of configuration where the system's policy (FIPS mode) forbids
// the algorithm.
[[nodiscard]] std::string digest(DigestKind kind, std::string_view text);
[[nodiscard]] std::string hmac(DigestKind kind, std::string_view key, std::string_view text);

}  // namespace balance
