// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// What accounts of several kinds want to spend, in steps of five minutes. Amounts are in days: an
// account spends about 1 a day, whatever its currency.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bench {

enum class Kind {
    day_week,
    campaigns,
    nightly,
    auto_recharge,
    growth,
    steps,
    sparse,
    idle,
    irregular,
};

inline constexpr std::array<std::string_view, 9> kind_names = {
    "day and week", "campaigns", "nightly batch", "auto-recharge", "growth",
    "steps",        "sparse",    "nearly idle",   "irregular"};

// The calendar of a simulation. It begins on Monday, 1 January 2024, 00:00 UTC.
inline constexpr int steps_an_hour = 12;
inline constexpr int steps_a_day = 24 * steps_an_hour;
inline constexpr int warm_up_days = 56;
inline constexpr int scored_days = 365;
inline constexpr int ahead_days = 90;  // only to know how long the money would have lasted
inline constexpr int all_days = warm_up_days + scored_days + ahead_days;
inline constexpr int all_steps = all_days * steps_a_day;
inline constexpr std::int64_t begin_seconds = 1704067200;

struct Account {
    Kind kind{};
    std::uint64_t seed = 0;
    std::vector<double> demand;       // by step
    std::vector<char> campaign_days;  // by day
    bool lumps = false;               // what exceeds the balance is refused as a whole
};

Account make_account(Kind kind, std::uint64_t seed);

}  // namespace bench
