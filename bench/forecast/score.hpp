// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// How good a rule was on an account, by what was to come.

#pragma once

#include <vector>

#include "ledger.hpp"
#include "usual_rules.hpp"

namespace bench {

inline constexpr double threshold_days = 3;

struct Score {
    double years = 0;
    int false_alerts = 0;  // stretches of alerting while the money lasts 1.5 times the threshold
    int episodes = 0;      // stretches in which it lasts less than the threshold and the outcome
                           // is known: an alert came, or no day was left
    int announced = 0;     // of these, with an alert while more than a day was left
    int state_changes = 0;
    std::vector<float> errors;  // relative, where the money lasts from half a day to ten days
    int uncertain = 0;          // of these estimates, said to be uncertain

    void add(const Score& other);
};

Score score(const Ledger& ledger, Rule& rule);

double median(std::vector<float> values);

}  // namespace bench
