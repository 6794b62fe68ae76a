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
    // What makes accounts odd, see odd_accounts.hpp and shown.hpp.
    closures,
    short_campaigns,
    varying_recharge,
    quota,
    work_hours,
    unit_change,
    credits_2,
    credits_8,
    credits_40,
    booked_daily,
    booked_about,
    booked_workdays,
    booked_weekly,
    backends,
    holds,
    zeros,
    corrections,
};

struct KindName {
    Kind kind;
    std::string_view key;  // in --kinds
    std::string_view name;
};
inline constexpr std::array<KindName, 26> kind_names = {{
    {Kind::day_week, "day-week", "day and week"},
    {Kind::campaigns, "campaigns", "campaigns"},
    {Kind::nightly, "nightly", "nightly batch"},
    {Kind::auto_recharge, "auto-recharge", "auto-recharge"},
    {Kind::growth, "growth", "growth"},
    {Kind::steps, "steps", "steps"},
    {Kind::sparse, "sparse", "sparse"},
    {Kind::idle, "idle", "nearly idle"},
    {Kind::irregular, "irregular", "irregular"},
    {Kind::closures, "closures", "closures"},
    {Kind::short_campaigns, "short-campaigns", "short campaigns"},
    {Kind::varying_recharge, "varying-recharge", "varying recharge"},
    {Kind::quota, "quota", "quota"},
    {Kind::work_hours, "work-hours", "polls at work"},
    {Kind::unit_change, "unit-change", "unit change"},
    {Kind::credits_2, "credits-2", "2 credits a day"},
    {Kind::credits_8, "credits-8", "8 credits a day"},
    {Kind::credits_40, "credits-40", "40 credits a day"},
    {Kind::booked_daily, "booked-daily", "booked daily"},
    {Kind::booked_about, "booked-about", "booked about"},
    {Kind::booked_workdays, "booked-workdays", "booked workdays"},
    {Kind::booked_weekly, "booked-weekly", "booked weekly"},
    {Kind::backends, "backends", "two backends"},
    {Kind::holds, "holds", "holds"},
    {Kind::zeros, "zeros", "zeros and stale"},
    {Kind::corrections, "corrections", "corrections"},
}};

std::string_view name_of(Kind kind);

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
    std::vector<char> holidays;       // by day; empty where there are none
    bool lumps = false;               // what exceeds the balance is refused as a whole
    double opening = 20;              // balance
    double unit = 1;                  // what is shown is in units of its own, as whole ones if > 1
    double quota = 0;                 // instead of top-ups the balance is set to it
    std::vector<int> resets;          // at these steps
    Calendar calendar{};
};

// In days since 1970.
std::vector<int> dates_of_holidays(const Account& account);

// `with_holidays`: of the first nine kinds, ten days a year at random are like a Sunday.
Account make_account(Kind kind, std::uint64_t seed, bool with_holidays = true);

// Of a day of the simulation.
unsigned day_of_month(int day);

}  // namespace bench
