// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How long a name server is waited for, as resolv.conf says. A libcurl with c-ares, such as the
// portable build's, reads that file by itself, but c-ares before 1.22 skips two of its options:
// "timeout" and "attempts". They are handed on to it under the names that it knows.
//
// All other options, the servers and the search domains are c-ares's own business. The C library's
// resolver, which other builds use, needs none of this.

#pragma once

#include <string>
#include <string_view>

namespace balance {

// "retrans:1000 retry:2" for a file with "options timeout:1 attempts:2"; empty where it says
// neither. The limits are glibc's: 30 seconds, 5 attempts.
[[nodiscard]] std::string resolver_options(std::string_view resolv_conf);

// Reads /etc/resolv.conf and hands the options on. A file that is missing or cannot be read changes
// nothing.
void hand_on_resolver_options();

}  // namespace balance
