// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The spend of the weeks to come, and when it adds up to an amount.

#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <vector>

#include "forecast/burst.hpp"
#include "forecast/due_booking.hpp"
#include "forecast/expected_rate.hpp"

namespace balance {

// What is out of the ordinary in the hours to come.
struct NextHours {
    Burst burst{};
    std::size_t burst_hours = 0;  // that it goes on for
    double quiet_share = 1;       // of the usual, in so many hours
    std::size_t quiet_hours = 0;
    DueBooking booking{};
};

class ExpectedSpend {
  public:
    static constexpr std::chrono::hours horizon{365 * 24};

    ExpectedSpend() = default;

    // From the beginning of the hour `now` on.
    ExpectedSpend(const ExpectedRate& rate, HourlySpend::Index now, const NextHours& next);

    // Usually, from the first weeks on.
    [[nodiscard]] double per_week() const { return weeks_.back(); }

    // From `into` hours after the beginning on; nothing beyond the horizon.
    [[nodiscard]] std::optional<std::chrono::seconds> time_to_spend(double amount,
                                                                    double into) const;

  private:
    // Sums up to each hour: of the first weeks, and of any week that follows.
    std::vector<double> first_{0};
    std::array<double, hours_of_week + 1> weeks_{};
};

}  // namespace balance
