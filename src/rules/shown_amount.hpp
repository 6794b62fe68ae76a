// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// An amount as a person reads it: rounded to the decimals of its currency, but never so far that it
// would contradict the verdict. 99.996 against a floor of 100 is shown as 99.996, not as 100.00.

#pragma once

#include <string_view>

#include "core/amount.hpp"
#include "core/thresholds.hpp"

namespace balance {

// Of ISO 4217; 2 where the currency is not known.
[[nodiscard]] int decimals_of(std::string_view currency);

[[nodiscard]] Amount shown_amount(const Amount& amount,
                                  std::string_view currency,
                                  const Thresholds& thresholds);

}  // namespace balance
