// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What OpenSSL need not do when a process starts: list the names of all ciphers, which only
// encrypted keys are looked up by. It is a tenth of the time that our own code and its libraries
// take in a check over plain HTTP.

#pragma once

namespace balance {

// To be called before libcurl is initialised, and only where OpenSSL is its TLS library.
void prepare_openssl();

}  // namespace balance
