// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Ceilings for the spend rule, from what an account spent so far. A drop that was undone was not
// spent.

#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "samples/sample.hpp"

namespace balance {

struct SpendSuggestion {
    double busy = 0;     // spent in all but the busiest windows seen, one in a thousand
    double largest = 0;  // spent in the busiest one
    double warning = 0;
    double critical = 0;
};

// For a rule that looks at the last `window` at each of these samples, which stand in the order of
// their times. None where less than a week was seen, or nothing was spent.
[[nodiscard]] std::optional<SpendSuggestion> suggest_spend(std::span<const Sample> samples,
                                                           std::chrono::milliseconds window);

}  // namespace balance
