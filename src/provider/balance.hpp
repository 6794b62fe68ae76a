// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a provider's reply says of the account: its figures and their currency.

#pragma once

#include <string>
#include <vector>

#include "core/amount.hpp"

namespace balance {

struct Figure {
    std::string name;   // metric and label
    std::string words;  // from the definition: "available", "on hold"; may be empty
    Amount amount;
};

struct Balance {
    std::vector<Figure> figures;  // the judged one first, then in the definition's order
    std::string currency;         // from the reply or --currency; "" where nobody knows
};

}  // namespace balance
