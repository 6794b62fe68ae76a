// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How high the spend of the last weeks is, beside what a shape of the week expects.
//
// The weeks are read from the oldest hour to the newest, in blocks that hold about as much of the
// expected spend each. A block near the level moves it a little. Others are news only if they last:
// - A quiet time is none for three days, for a week if it is below 40 %, for 24 days if nothing at
//   all is spent: it may be a holiday or a closure, and says nothing of the days after it.
// - A higher level counts when it lasted through a day and a night: campaigns end in the evening.
// - Who comes back to the level before the last change is back at once.
//
// Where the spend is single payments at random, blocks are so long that chance does not tell them
// from their neighbours, and the level is an average.

#pragma once

#include <array>

#include "forecast/day_lump.hpp"

namespace balance {

struct UsualLevel {
    // What to multiply the shape with today.
    double now = 1;
    double a_day_ago = 1;
    // The size of the lumps that the spend seems to come in, where it is like lumps at random.
    double lump = 0;
    // The time since spend was last near its level, where it is below it, and how far.
    double quiet_hours = 0;
    double quiet_share = 1;
    // What each day counts for the shape: the usual ones as if all had one level, the others not.
    DayFactors day_factors{};
    double mean_day = 0;  // expected
    bool booked = false;  // most of a day's spend comes within one of its hours

    // Single payments: days are not alike.
    [[nodiscard]] bool is_irregular() const;
};

[[nodiscard]] UsualLevel usual_level(const RecentSpend& recent,
                                     const WeekShape& shape,
                                     const SpendInHours& hours);

}  // namespace balance
