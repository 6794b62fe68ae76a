// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The spend of the weeks to come, and when it adds up to an amount.

#pragma once

#include <array>
#include <chrono>
#include <optional>

#include "forecast/week_shape.hpp"

namespace balance {

// For some hours the spend is so many times the usual.
struct Burst {
    double times = 1;
    std::size_t hours = 0;
};

class ExpectedSpend {
  public:
    static constexpr std::chrono::hours horizon{365 * 24};

    ExpectedSpend() = default;

    // From the beginning of the hour `now` on.
    ExpectedSpend(const WeekShape& shape, double level, HourlySpend::Hour now, Burst burst);

    [[nodiscard]] double per_week() const { return weeks_.back(); }

    // From `into` hours after the beginning on; nothing beyond the horizon.
    [[nodiscard]] std::optional<std::chrono::seconds> time_to_spend(double amount,
                                                                    double into) const;

  private:
    // Sums up to each hour: of the first week, and of all that follow.
    std::array<double, hours_of_week + 1> first_week_{};
    std::array<double, hours_of_week + 1> weeks_{};
};

}  // namespace balance
