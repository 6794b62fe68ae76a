// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/resolver_options.hpp"

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("how long a name server is waited for is handed on in c-ares's words") {
    struct Row {
        const char* what;
        const char* resolv_conf;
        const char* expected;
    };
    const Row rows[] = {
        {"an empty file", "", ""},
        {"servers and search domains alone", "nameserver 192.0.2.1\nsearch example.org\n", ""},
        {"a timeout in seconds", "options timeout:1\n", "retrans:1000"},
        {"attempts", "options attempts:3\n", "retry:3"},
        {"both, between others", "options rotate timeout:2 ndots:2 attempts:1",
         "retrans:2000 retry:1"},
        {"two lines, tabs, carriage returns", "options\ttimeout:4\r\noptions attempts:2\r\n",
         "retrans:4000 retry:2"},
        {"the later one counts", "options timeout:1\noptions timeout:3\n", "retrans:3000"},
        {"more than glibc takes", "options timeout:99 attempts:99\n", "retrans:30000 retry:5"},
        {"what is no number", "options timeout: attempts:x timeout:1s timeout:-1 attempts:0\n", ""},
        {"a number of no size", "options timeout:99999999999999999999\n", ""},
        {"a comment", "# options timeout:1\n;options timeout:1\n", ""},
        {"another word before it", "myoptions timeout:1\nsearch options timeout:1\n", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(resolver_options(row.resolv_conf) == row.expected);
    }
}
