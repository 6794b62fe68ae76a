// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether a directory of certificates can be used as it is: OpenSSL finds an authority in it by the
// hash of its name, so it reads one file instead of a bundle of all.

#pragma once

#include <string>

namespace balance {

// How many files with names such as 5ed36f99.0 it holds that can be read; counted no further than
// `enough`. Debian's /etc/ssl/certs holds a hundred and more, an older Red Hat's none.
[[nodiscard]] int hashed_certificates(const std::string& directory, int enough);

[[nodiscard]] inline bool is_hashed_certificate_directory(const std::string& path) {
    return hashed_certificates(path, 1) > 0;
}

}  // namespace balance
