// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// An estimate as text, with so many decimals and never with an exponent; the same in every locale.

#pragma once

#include <string>

namespace balance {

[[nodiscard]] std::string fixed_text(double value, int decimals);

}  // namespace balance
