// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/openssl_start.hpp"

#include <openssl/crypto.h>

namespace balance {

void prepare_openssl() {
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ADD_ALL_CIPHERS, nullptr);
}

}  // namespace balance
