// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The weeks behind an hour in blocks, the oldest first, that hold about as much of the expected
// spend each: so much that chance hardly moves one far. They begin with a week and end at fixed
// hours, so an hour later they are the same ones. The newest may hold less than `size`.

#pragma once

#include <cstddef>
#include <vector>

#include "forecast/day_lump.hpp"

namespace balance {

// A time, and what was spent in it beside what the shape expects.
struct Span {
    double spent = 0;
    double expected = 0;
    double hours = 0;  // watched
    double quiet_spent = 0;
    double quiet_expected = 0;

    void add(const Span& other) {
        spent += other.spent;
        expected += other.expected;
        hours += other.hours;
        quiet_spent += other.quiet_spent;
        quiet_expected += other.quiet_expected;
    }
    [[nodiscard]] double ratio() const { return expected > 0 ? spent / expected : 0; }
};

// Hours, counted back.
struct Block {
    Span span;
    std::size_t oldest = 0;  // hours back
    std::size_t newest = 0;
    double level = 1;  // after it
    bool is_usual = false;
};

struct SpendBlocks {
    double size = 0;
    std::vector<Block> blocks;
};

[[nodiscard]] SpendBlocks spend_blocks(const RecentSpend& recent,
                                       const WeekShape& shape,
                                       const DayLump& chance);

}  // namespace balance
