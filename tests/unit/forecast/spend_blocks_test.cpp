// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_blocks.hpp"

#include <doctest/doctest.h>

#include "made_weeks.hpp"

using namespace balance;
using namespace balance::test;

namespace {

constexpr double mean_day = 24;

struct Chance {
    double lump = 0;
    double unit = 0;
    bool booked = false;
};

SpendBlocks blocks_of(const WeekShape& shape,
                      const Chance& chance,
                      HourlySpend::Index now = thursday) {
    const auto recent = made_weeks([](std::size_t) { return 1.0; }, now);
    return spend_blocks(recent, shape,
                        {.lump = chance.lump,
                         .mean_day = mean_day,
                         .hours = {.payment = 0,
                                   .unit = chance.unit,
                                   .booked = chance.booked,
                                   .newest_day = hours_of_day}});
}

double size_with(const Chance& chance) {
    return blocks_of(flat_shape(), chance).size;
}

// The hour of the first day in which the first block ends.
std::size_t end_of_first(const WeekShape& shape, bool booked) {
    const auto block = blocks_of(shape, {.booked = booked}).blocks.at(0);
    CHECK(block.oldest == hours_used - 1);
    return place_of_back(block.newest);
}

// Each day a booking in one hour, and a little in the others.
WeekShape with_bookings(std::size_t hour, double booking, double others) {
    return made_shape(
        [=](std::size_t place) { return place % hours_of_day == hour ? booking : others; });
}

}  // namespace

TEST_CASE("a block holds a fifth of a mean day, six lumps and six units") {
    CHECK(size_with({}) == doctest::Approx(4.8));
    CHECK(size_with({.lump = 0.5}) == doctest::Approx(4.8));
    CHECK(size_with({.lump = 2}) == doctest::Approx(12));
    CHECK(size_with({.lump = 30}) == doctest::Approx(180));
    CHECK(size_with({.unit = 3}) == doctest::Approx(18));
    CHECK(size_with({.lump = 3, .unit = 2}) == doctest::Approx(18));
}

TEST_CASE("a unit is no larger than half a mean day") {
    CHECK(size_with({.unit = 10}) == doctest::Approx(60));
    CHECK(size_with({.unit = 14}) == doctest::Approx(72));
    CHECK(size_with({.unit = 100}) == doctest::Approx(72));
}

TEST_CASE("blocks follow each other, and end with a cell of three hours") {
    const auto [size, blocks] = blocks_of(flat_shape(), {});
    REQUIRE(blocks.size() == hours_used / 6);
    auto next = hours_used;
    for (const auto& block : blocks) {
        CHECK(block.oldest + 1 == next);
        CHECK(block.span.hours == 6);
        CHECK(block.span.expected == doctest::Approx(6));
        CHECK(block.span.ratio() == doctest::Approx(1));
        CHECK(place_of_back(block.newest) % 3 == 2);
        next = block.newest;
    }
    CHECK(next == 0);
}

TEST_CASE("an hour later blocks are the same ones, and the newest is not full") {
    const auto [size, blocks] = blocks_of(flat_shape(), {}, thursday + 31);
    const auto ends = 6 * hours_of_week - hours_of_week + 31;
    CHECK(blocks.front().oldest == ends - 1);
    CHECK(blocks.front().newest == ends - 6);
    CHECK(blocks.back().span.hours == 1);
    CHECK(blocks.back().span.expected < size);
}

TEST_CASE("a block does not end within three hours of a booking") {
    CHECK(end_of_first(with_bookings(17, 6, 0.35), true) == 23);
    CHECK(end_of_first(with_bookings(18, 6, 0.35), true) == 14);
    CHECK(end_of_first(with_bookings(12, 6, 0.35), true) == 17);
    CHECK(end_of_first(with_bookings(11, 6, 0.35), true) == 17);
    // Where spend comes all day, it may.
    CHECK(end_of_first(with_bookings(17, 6, 0.35), false) == 14);
    CHECK(end_of_first(with_bookings(12, 6, 0.35), false) == 14);
}

TEST_CASE("a booking is what brings a fifth of a mean day within seven hours") {
    CHECK(end_of_first(with_bookings(12, 5.2, 0.1), true) == 17);
    CHECK(end_of_first(with_bookings(12, 3.7, 0.1), true) == 14);
}

TEST_CASE("quiet are the hours with less than half the mean rate") {
    const auto [size, blocks] =
        blocks_of(made_shape([](std::size_t place) {
                      return place % hours_of_day < 6 ? 0.4 : place % hours_of_day < 12 ? 0.6 : 1.5;
                  }),
                  {});
    Span all;
    for (const auto& block : blocks) {
        all.add(block.span);
    }
    CHECK(all.quiet_expected == doctest::Approx(42 * 6 * 0.4));
    CHECK(all.quiet_spent == doctest::Approx(42 * 6));
    CHECK(all.expected == doctest::Approx(42 * 24));
}
