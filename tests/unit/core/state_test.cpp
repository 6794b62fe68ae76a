// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/state.hpp"

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("what is known to be bad is not hidden by what is not known") {
    using enum State;
    struct Row {
        State left;
        State right;
        State worst;
    };
    constexpr Row rows[] = {
        {ok, ok, ok},
        {ok, warning, warning},
        {ok, critical, critical},
        {ok, unknown, unknown},
        {warning, ok, warning},
        {warning, warning, warning},
        {warning, critical, critical},
        {warning, unknown, warning},
        {critical, ok, critical},
        {critical, warning, critical},
        {critical, critical, critical},
        {critical, unknown, critical},
        {unknown, ok, unknown},
        {unknown, warning, warning},
        {unknown, critical, critical},
        {unknown, unknown, unknown},
    };
    for (const auto& row : rows) {
        CAPTURE(name_of(row.left));
        CAPTURE(name_of(row.right));
        CHECK(worst_of(row.left, row.right) == row.worst);
    }
}
