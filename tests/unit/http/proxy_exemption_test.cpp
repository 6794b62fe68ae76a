// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/proxy_exemption.hpp"

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("an exception stands for its host and all below it") {
    for (const auto* list :
         {"example.org", ".example.org", "a.example,EXAMPLE.org", "a example.org", "*"}) {
        CAPTURE(list);
        CHECK(is_exempt("example.org", list));
        CHECK(is_exempt("api.example.org", list));
    }
    for (const auto* list : {"", ",", ".", "other.example", "api.example.org", "xample.org"}) {
        CAPTURE(list);
        CHECK_FALSE(is_exempt("example.org", list));
    }
    CHECK(is_exempt("[::1]", "::1"));
    CHECK(is_exempt("127.0.0.1", "localhost,127.0.0.1"));
}
