// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What the runway's rule keeps from one sample to the next.

#pragma once

#include <optional>

#include "core/state.hpp"
#include "samples/sample.hpp"

namespace balance {

struct RunwayAlert {
    State state = State::ok;  // OK, WARNING or CRITICAL
    // Since when the estimate has been clearly above the threshold of that state.
    std::optional<SampleTime> clearly_since{};
    double lowest = 0;  // the balance, since it began

    bool operator==(const RunwayAlert&) const = default;
};

}  // namespace balance
