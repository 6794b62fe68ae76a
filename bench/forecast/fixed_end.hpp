// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// An account that nobody tops up, with just as much money as lasts until a given step. So it is
// known at each step how long it lasts, whatever was spent before.

#pragma once

#include <functional>
#include <vector>

#include "accounts.hpp"
#include "rule.hpp"

namespace bench {

struct FixedEnd {
    const Calendar& calendar;
    const std::vector<double>& until;  // what is spent up to each step
    int end = 0;                       // the step at which the money is used up

    // Feeds `rule` with all samples up to and including the one at `step`, and calls `each` after
    // those from `first` on.
    void feed(Rule& rule, int step, int first, const std::function<void(int step)>& each) const;
};

}  // namespace bench
