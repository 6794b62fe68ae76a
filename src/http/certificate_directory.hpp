// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether a directory of certificates can be used as it is: OpenSSL finds an authority in it by the
// hash of its name, so it reads one file instead of a bundle of all.

#pragma once

#include <string>

namespace balance {

// True where it holds a file such as 5ed36f99.0 that can be read. Debian's /etc/ssl/certs does, Red
// Hat's does not.
[[nodiscard]] bool is_hashed_certificate_directory(const std::string& path);

}  // namespace balance
