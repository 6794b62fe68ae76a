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
    series,  // read from a file, see series.hpp
};

struct KindName {
    std::string_view key;  // in --kinds
    std::string_view name;
};
inline constexpr std::array<KindName, 9> kind_names = {{{"day-week", "day and week"},
                                                        {"campaigns", "campaigns"},
                                                        {"nightly", "nightly batch"},
                                                        {"auto-recharge", "auto-recharge"},
                                                        {"growth", "growth"},
                                                        {"steps", "steps"},
                                                        {"sparse", "sparse"},
                                                        {"idle", "nearly idle"},
                                                        {"irregular", "irregular"}}};

// The calendar of a simulation. It begins on Monday, 1 January 2024, 00:00 UTC.
inline constexpr int steps_an_hour = 12;
inline constexpr int steps_a_day = 24 * steps_an_hour;
inline constexpr int warm_up_days = 56;
inline constexpr int scored_days = 365;
inline constexpr int ahead_days = 90;  // only to know how long the money would have lasted
inline constexpr int all_days = warm_up_days + scored_days + ahead_days;
inline constexpr int all_steps = all_days * steps_a_day;
inline constexpr std::int64_t begin_seconds = 1704067200;

// When an account lives, in steps since its beginning, and how often it is polled.
struct Calendar {
    std::int64_t begin = begin_seconds;
    int first_scored = warm_up_days * steps_a_day;
    int end = (warm_up_days + scored_days) * steps_a_day;
    int steps_a_sample = 3;

    [[nodiscard]] double years() const {
        return static_cast<double>(end - first_scored) / steps_a_day / 365;
    }
    [[nodiscard]] double seconds(int step) const {
        return static_cast<double>(begin + step * 300L);
    }
};

struct Account {
    Kind kind{};
    std::uint64_t seed = 0;
    std::vector<double> demand;       // by step
    std::vector<char> campaign_days;  // by day
    bool lumps = false;               // what exceeds the balance is refused as a whole
    double opening = 20;              // balance
    Calendar calendar{};
};

Account make_account(Kind kind, std::uint64_t seed);

}  // namespace bench
