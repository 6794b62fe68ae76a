// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// libcurl's start, once in a process, and what the libraries below it are told before.

#pragma once

#include <string>

namespace balance {

// Throws std::runtime_error where libcurl refuses to start.
void initialise_libcurl();

// "libcurl/7.88.1 OpenSSL/3.0.17 ...": what is there when it runs.
[[nodiscard]] std::string libcurl_version();

}  // namespace balance
