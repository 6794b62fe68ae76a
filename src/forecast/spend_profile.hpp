// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What an account is expected to spend in each hour of a week, from the hours behind it.

#pragma once

#include <array>
#include <chrono>
#include <optional>

#include "forecast/hourly_spend.hpp"

namespace balance {

// What an estimate rests on, from nothing to weeks of history.
enum class SpendBasis { collecting, average, hour_of_day, hour_of_week };

class SpendProfile {
  public:
    using Hour = HourlySpend::Hour;

    static constexpr std::size_t week = 7 * 24;
    static constexpr std::chrono::hours horizon{365 * 24};

    // From the hours before `now`, which is not over.
    SpendProfile(const HourlySpend& hours, Hour now);

    [[nodiscard]] Hour now() const { return now_; }
    [[nodiscard]] SpendBasis basis() const { return basis_; }
    [[nodiscard]] double per_day() const { return per_week_ / 7; }

    // How long `amount` lasts from `time` on, within the horizon.
    [[nodiscard]] std::optional<std::chrono::seconds> lasts(SampleTime time, double amount) const;

    // The spend comes in lumps of about this size: what the profile does not explain.
    [[nodiscard]] double lump() const { return lump_; }
    // What was spent in the weeks that the profile rests on.
    [[nodiscard]] double seen() const { return seen_; }

  private:
    void shape(const HourlySpend& hours);
    void scale(const HourlySpend& hours);

    Hour now_;
    SpendBasis basis_ = SpendBasis::average;
    std::array<double, week> rates_{};  // an hour, by the hour since the epoch modulo a week
    double per_week_ = 0;
    double lump_ = 0;
    double seen_ = 0;
};

}  // namespace balance
