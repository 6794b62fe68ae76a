// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Amounts for tests that compute their balances.

#pragma once

#include "core/amount.hpp"
#include "text/fixed_text.hpp"

namespace balance::test {

[[nodiscard]] inline Amount amount(double value) {
    return Amount::restore(fixed_text(value, 6)).value();
}

}  // namespace balance::test
