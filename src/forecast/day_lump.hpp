// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How much of an account's spend chance decides: from how far days differ from those around them.
// A closure, whose days differ from the others but not by chance, does not count.

#pragma once

#include "forecast/week_shape.hpp"

namespace balance {

// What the spend of single hours tells, whatever the shape.
struct SpendInHours {
    double payment = 0;   // what a payment amounts to, if each hour with spend is one
    double unit = 0;      // what small spends of an hour amount to
    bool booked = false;  // most of a day's spend comes within one of its hours
    std::size_t newest_day = hours_of_day;  // its hours so far: days begin where little is spent
};

[[nodiscard]] SpendInHours spend_in_hours(const RecentSpend& recent);

struct DayLump {
    double lump = 0;      // the size of the random lumps that make days differ so much
    double mean_day = 0;  // expected, by the shape
    SpendInHours hours{};
};

[[nodiscard]] DayLump day_lump(const RecentSpend& recent,
                               const WeekShape& shape,
                               const SpendInHours& hours);

}  // namespace balance
