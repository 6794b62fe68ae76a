// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The balance of an account under people who top it up and a monitoring that polls it.

#pragma once

#include <optional>
#include <vector>

#include "accounts.hpp"

namespace bench {

struct Sample {
    int step = 0;
    double balance = 0;
    std::optional<double> truth;  // days that the balance would have lasted, if within the horizon
    std::optional<double> shown_lasts;  // the same of the balance that was shown
    int topups = 0;                     // so far
};

struct Ledger {
    Calendar calendar;
    std::vector<Sample> samples;
};

Ledger keep_ledger(const Account& account);

// What the account wanted to spend up to each step.
std::vector<double> demand_until(const std::vector<double>& demand);

}  // namespace bench
