// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What OpenSSL need not do when a process starts: list the names of all ciphers, which only
// encrypted keys are looked up by. It is a tenth of the time that our own code and its libraries
// take in a check over plain HTTP.
//
// The portable build also reads no openssl.cnf: one that another OpenSSL's packages wrote may name
// modules, which a static program cannot load.

#pragma once

namespace balance {

// To be called before anything else of OpenSSL, and where it is libcurl's TLS library before that
// is initialised. Only the first call counts.
void prepare_openssl();

}  // namespace balance
