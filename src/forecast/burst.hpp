// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Spend that is out of the ordinary right now: a campaign, a runaway loop, a drain. Where people
// spend, it is well above what was expected; where single payments are usual, it goes on for hours.

#pragma once

#include "forecast/expected_rate.hpp"
#include "forecast/recent_spend.hpp"

namespace balance {

// What is spent in an hour: so many times the expected, and so much more.
struct Burst {
    double times = 1;
    double more = 0;
    // More than people ever spend: it will not end with their working day.
    bool is_drain = false;
    // What told it: the spend of the last hours.
    double spent = 0;
    std::size_t hours = 0;

    [[nodiscard]] bool is_on() const { return hours > 0; }
    [[nodiscard]] double in(double expected) const { return expected * times + more; }
};

// `regular`: days are alike, so that the expected spend means something for single hours.
[[nodiscard]] Burst find_burst(const RecentSpend& recent, const ExpectedRate& rate, bool regular);

}  // namespace balance
