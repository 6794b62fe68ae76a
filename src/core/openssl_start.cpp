// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/openssl_start.hpp"

#include <cstdint>

#include <openssl/crypto.h>

namespace balance {

void prepare_openssl() {
    std::uint64_t wishes = OPENSSL_INIT_NO_ADD_ALL_CIPHERS;
#ifdef BALANCE_PORTABLE
    wishes |= OPENSSL_INIT_NO_LOAD_CONFIG;
#endif
    OPENSSL_init_crypto(wishes, nullptr);
}

}  // namespace balance
