// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a provider's reply says of the account: its figures, their currency, and what stands beside
// them.

#pragma once

#include <string>
#include <vector>

#include "core/amount.hpp"
#include "core/message.hpp"
#include "core/state.hpp"

namespace balance {

struct Figure {
    std::string name;   // metric and label
    std::string words;  // from the definition: "available", "on hold"; may be empty
    Amount amount;
};

// "the account is blocked"
struct Notice {
    std::string tag;          // "test mode"; may be empty
    Message sentence;         // may be empty where there is a tag
    State state = State::ok;  // the verdict is at least this one
};

struct Balance {
    std::vector<Figure> figures;  // the judged one first, then in the definition's order
    std::string currency;         // from the reply or --currency; "" where nobody knows
    std::vector<Notice> notices{};
};

}  // namespace balance
