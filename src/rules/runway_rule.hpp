// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// When a runway alerts. A state once reached is left only with some room, so that an estimate
// that hovers around a threshold pages once.

#pragma once

#include <chrono>
#include <optional>

#include "core/state.hpp"
#include "forecast/spend_history.hpp"

namespace balance {

struct RunwayRule {
    std::optional<std::chrono::seconds> warning;
    std::optional<std::chrono::seconds> critical;

    // `previous` is what this rule said at the sample before: OK, WARNING or CRITICAL; OK where
    // there is none.
    [[nodiscard]] State judge(const Runway& runway, State previous) const;
};

// What a runway has to exceed before a state that was entered below this threshold is left.
[[nodiscard]] std::chrono::seconds clears_above(std::chrono::seconds threshold);

// The other way round: the longest threshold whose state such a runway leaves.
[[nodiscard]] std::chrono::seconds cleared_by(std::chrono::seconds lasts);

}  // namespace balance
