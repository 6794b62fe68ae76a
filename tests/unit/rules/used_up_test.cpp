// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include <doctest/doctest.h>

#include "rules/history_rules.hpp"

using namespace balance;

TEST_CASE("the money is used up at zero, or at the lowest floor of an overdraft") {
    const auto at = [](const char* warning, const char* critical) {
        return used_up_at({Range::parse(warning).value(), Range::parse(critical).value()})
            .estimate();
    };
    CHECK(at("200", "50") == 0);
    CHECK(at("-50", "-100") == -100);
    CHECK(at("10", "-20") == -20);
    CHECK(at("@-5:-1", "~:-7") == 0);
    CHECK(used_up_at({}) == Amount());
}
