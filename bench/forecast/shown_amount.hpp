// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A simulated balance as a provider would write it.

#pragma once

#include "core/amount.hpp"
#include "text/fixed_text.hpp"

namespace bench {

// The sums of spends and payments are a little off in the last binary digits.
inline balance::Amount amount_of(double value) {
    return balance::Amount::restore(balance::fixed_text(value, 9)).value();
}

}  // namespace bench
