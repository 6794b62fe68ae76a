// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_blocks.hpp"

#include <algorithm>
#include <utility>

namespace balance {

namespace {

// A block holds so many mean days, and so many lumps: chance hardly moves it far.
constexpr double block_days = 0.2;
constexpr double block_lumps = 6;
constexpr std::size_t hours_of_a_cell = 3;
constexpr double booking_days = 0.2;  // within so many hours before and after
constexpr std::size_t hours_around = 3;
constexpr double largest_unit = 0.5;  // of a mean day
// Quiet are the hours with less than this share of the mean rate.
constexpr double quiet_rate = 0.5;

// A block does not end while the booking of a day may come.
bool may_be_booked(const RecentSpend& recent,
                   const WeekShape& shape,
                   std::size_t back,
                   double most) {
    double around = 0;
    const auto first = back - std::min(back, hours_around);
    const auto last = std::min(back + hours_around, hours_used - 1);
    for (auto near = first; near <= last; ++near) {
        around += shape.rates[recent.hours[near].place];
    }
    return around > most;
}

// Blocks begin with a week and end with a cell of hours: an hour later they are the same ones.
std::size_t first_week(const RecentSpend& recent) {
    auto back = hours_used - 1;
    while (hour_of_week(recent.now - 1 - static_cast<HourlySpend::Index>(back)) != 0) {
        --back;
    }
    return back;
}

}  // namespace

SpendBlocks spend_blocks(const RecentSpend& recent, const WeekShape& shape, const DayLump& chance) {
    const auto unit = std::min(chance.hours.unit, largest_unit * chance.mean_day);
    const auto size =
        std::max(block_days * chance.mean_day, block_lumps * std::max(unit, chance.lump));
    const auto quiet_below = quiet_rate * chance.mean_day / hours_of_day;
    std::vector<Block> blocks;
    blocks.reserve(hours_used / hours_of_a_cell);
    Span span;
    auto oldest = first_week(recent);
    for (auto back = oldest + 1; back-- > 0;) {
        const auto& hour = recent.hours[back];
        const auto rate = shape.rates[hour.place];
        const auto expected = rate * hour.watched;
        span.spent += hour.spent;
        span.expected += expected;
        span.hours += hour.watched;
        if (rate < quiet_below) {
            span.quiet_spent += hour.spent;
            span.quiet_expected += expected;
        }
        const bool is_full = span.expected >= size &&
                             hour.place % hours_of_a_cell == hours_of_a_cell - 1 &&
                             !(chance.hours.booked &&
                               may_be_booked(recent, shape, back, booking_days * chance.mean_day));
        if (is_full || (back == 0 && span.expected > 0)) {
            blocks.push_back({span, oldest, back});
            span = {};
            oldest = back - 1;
        }
    }
    return {size, std::move(blocks)};
}

}  // namespace balance
