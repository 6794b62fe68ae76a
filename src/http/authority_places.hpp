// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Where systems keep the CA certificates that they trust: one binary serves all of them. Looks at
// names and sizes, and reads no certificate.
//
// A directory of a distribution comes first, because in one with hashed names OpenSSL reads the one
// file that it needs. One with few names is what an administrator added beside the bundle: it
// counts together with it, as it does for curl. Only then a bundle alone, the first that is not
// empty. The variables SSL_CERT_FILE and SSL_CERT_DIR count for nothing.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace balance {

struct AuthorityPlace {
    const char* directory = nullptr;  // of hashed names
    const char* bundle = nullptr;     // PEM, all in one file
};

// In the order in which they are tried.
[[nodiscard]] std::span<const AuthorityPlace> known_authority_places();

// The directories above all of them, for a message: "/etc/ssl, /etc/pki".
[[nodiscard]] std::string roots_of_known_places();
[[nodiscard]] bool is_below_a_known_root(const std::string& place);

// What is trusted; either may be "".
struct Authorities {
    std::string directory{};
    std::string bundle{};
    bool is_few = false;  // a directory of few names, and no bundle with it
};

// `root`: stands before every place, for tests.
[[nodiscard]] std::optional<Authorities> find_authorities(std::span<const AuthorityPlace> places,
                                                          const std::string& root = "");

}  // namespace balance
