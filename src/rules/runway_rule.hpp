// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// When a runway alerts: WARNING where it is likely that the money is used up within the threshold,
// CRITICAL where that is nearly sure.
//
// An alert ends with a payment, or when the estimate was clearly above the threshold for hours: an
// estimate that hovers around a threshold, or that nothing but time made longer, pages once.

#pragma once

#include <chrono>
#include <optional>

#include "forecast/runway_alert.hpp"
#include "forecast/spend_history.hpp"

namespace balance {

struct RunwayRule {
    std::optional<std::chrono::seconds> warning;
    std::optional<std::chrono::seconds> critical;

    [[nodiscard]] RunwayAlert judge(const Runway& runway,
                                    SampleTime now,
                                    double balance,
                                    const RunwayAlert& previous) const;

  private:
    [[nodiscard]] State begun(const Runway& runway) const;
    // A payment ends it, if it leads to some room.
    [[nodiscard]] bool is_over(const Runway& runway,
                               const RunwayAlert& alert,
                               double balance) const;
    [[nodiscard]] bool exceeds(const Runway& runway, State state, double times) const;
};

// What a runway has to exceed for hours before a state that was entered below this threshold is
// left.
[[nodiscard]] std::chrono::seconds clears_above(std::chrono::seconds threshold);

// A runway that is shorter by what a payment must leave above a threshold.
[[nodiscard]] std::chrono::seconds shorter_by_a_room(std::chrono::seconds lasts);

}  // namespace balance
