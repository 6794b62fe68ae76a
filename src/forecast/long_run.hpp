// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What an account that pays now and then spends on average, over as many of the last months as it
// takes to see enough payments.

#pragma once

#include "forecast/spend_log.hpp"

namespace balance {

struct LongRun {
    double per_day = 0;
    double payment = 0;  // the size of a lump: what a day with much spend brings
    double spent = 0;    // that this rests on
};

// From the days before `today`, which is not over.
[[nodiscard]] LongRun long_run(const DailySpend& days, DailySpend::Index today);

}  // namespace balance
