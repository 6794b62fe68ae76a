// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/usual_level.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "forecast/day_lump.hpp"

namespace balance {

namespace {

constexpr double near_from = 0.6;
constexpr double near_to = 1.6;
// Once away from its level, the spend is back when it is as near as this.
constexpr double back_from = 0.8;
constexpr double back_to = 1.25;
// Next to nothing.
constexpr double stopped = 0.02;

// A block holds so many mean days, and so many lumps: chance hardly moves it out of the near.
constexpr double block_days = 0.2;
constexpr double block_lumps = 6;
constexpr double booking_days = 0.2;  // within so many hours before and after
constexpr std::size_t hours_around = 3;
constexpr double largest_unit = 0.5;  // of a mean day
constexpr double newest_days = 0.05;
// What chance hardly does, and what it does not: in standard deviations.
constexpr double unlikely = 2;
constexpr double very_unlikely = 4;
// The weight of a block halves in so many.
constexpr double half_life_days = 6;
constexpr double half_life_lumps = 24;

// How long a level lasts before it is the usual one.
constexpr double hours_to_rise = 20;
constexpr double hours_to_rise_unheard = 44;
// What tells a campaign from a new level: the hours with less than this share of the mean rate.
constexpr double quiet_rate = 0.5;
constexpr double quiet_days_that_tell = 0.015;
constexpr double units_that_tell = 4;
constexpr double hours_to_fall = 3 * 24.0;
constexpr double hours_to_fall_far = 7 * 24.0;
constexpr double hours_to_stop = 24 * 24.0;
constexpr double far_below = 0.4;
constexpr double first_days = 5;
constexpr std::size_t enough_for_a_middle = 4;
// What one has to have lasted to be gone back to.
constexpr double established_days = 4;

struct Span {
    double spent = 0;
    double expected = 0;
    double hours = 0;  // on the clock
    double quiet_spent = 0;
    double quiet_expected = 0;
    std::size_t blocks = 0;

    void add(const Span& other) {
        spent += other.spent;
        expected += other.expected;
        hours += other.hours;
        quiet_spent += other.quiet_spent;
        quiet_expected += other.quiet_expected;
        ++blocks;
    }
    [[nodiscard]] double ratio() const { return expected > 0 ? spent / expected : 0; }
};

bool is_near(double ratio, double level) {
    return ratio >= near_from * level && ratio <= near_to * level;
}

struct Block {
    Span span;
    std::size_t oldest = 0;  // hours back
    std::size_t newest = 0;
    double level = 1;  // after it
    bool is_usual = false;
};

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

std::vector<Block> blocks_of(const RecentSpend& recent,
                             const WeekShape& shape,
                             double size,
                             const DayLump& chance) {
    std::vector<Block> blocks;
    Span span;
    std::size_t oldest = hours_used - 1;
    for (std::size_t back = hours_used; back-- > 0;) {
        const auto& hour = recent.hours[back];
        const auto expected = shape.rates[hour.place] * hour.watched;
        span.spent += hour.spent;
        span.expected += expected;
        span.hours += hour.watched;
        if (shape.rates[hour.place] < quiet_rate * chance.mean_day / hours_of_day) {
            span.quiet_spent += hour.spent;
            span.quiet_expected += expected;
        }
        const bool is_full =
            span.expected >= size &&
            !(chance.booked && may_be_booked(recent, shape, back, booking_days * chance.mean_day));
        if (is_full || (back == 0 && span.expected > 0)) {
            blocks.push_back({span, oldest, back});
            span = {};
            oldest = back - 1;
        }
    }
    return blocks;
}

// The one in the middle of the first blocks in which anything was spent.
double first_level(const std::vector<Block>& blocks, double enough) {
    std::vector<double> ratios;
    Span all;
    for (const auto& block : blocks) {
        if (block.span.spent > 0) {
            ratios.push_back(block.span.ratio());
        }
        all.add(block.span);
        if (all.expected > enough && !ratios.empty()) {
            break;
        }
    }
    if (ratios.size() < enough_for_a_middle) {
        return all.ratio();
    }
    const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
    std::ranges::nth_element(ratios, middle);
    return *middle;
}

// Reads the blocks in their order.
class Tracker {
  public:
    Tracker(double level, double half_life, const DayLump& chance)
        : level_(level),
          half_life_(half_life),
          lump_(std::max(chance.lump, chance.unit)),
          unit_(chance.unit),
          mean_day_(chance.mean_day) {}

    // Whether the block is a usual one.
    bool read(const Span& block, bool is_whole) {
        const auto ratio = block.ratio();
        if (!is_whole) {
            return is_near(ratio, level_);
        }
        const bool goes_on = (high_.hours > 0 && ratio > back_to * level_) ||
                             (low_.hours > 0 && ratio < back_from * level_);
        if ((is_near(ratio, level_) || !is_beyond_chance(block, unlikely)) && !goes_on) {
            end_of_high();
            absorb(ratio, block.expected);
            low_ = {};
            return true;
        }
        if (is_back(ratio)) {
            change_to(*before_);
            return true;
        }
        if (ratio > level_) {
            low_ = {};
            high_.add(block);
            if (is_a_new_level(high_)) {
                change_to(high_.ratio());
            }
        } else {
            end_of_high();
            low_.add(block);
            fall_if_it_lasts();
        }
        return false;
    }

    void look_at_the_newest(const Span& newest) {
        if (is_back(newest.ratio()) && is_beyond_chance(newest, very_unlikely)) {
            change_to(*before_);
        } else if (low_.hours > 0 && is_near(newest.ratio(), level_)) {
            low_ = {};
        }
    }

    [[nodiscard]] double level() const { return level_; }
    [[nodiscard]] double quiet_hours() const { return low_.hours; }
    [[nodiscard]] double quiet_share() const {
        return low_.hours > 0 && level_ > 0 ? low_.ratio() / level_ : 1;
    }

  private:
    // What did not last is no level, but what comes again and again raises it.
    void end_of_high() {
        if (high_.hours > 0) {
            absorb(std::min(high_.ratio(), near_to * level_), high_.expected);
        }
        high_ = {};
    }
    void absorb(double ratio, double expected) {
        const auto keep = std::pow(0.5, expected / half_life_);
        level_ = keep * level_ + (1 - keep) * ratio;
        held_ += expected;
    }
    [[nodiscard]] bool is_a_new_level(const Span& run) const {
        const bool tells = run.quiet_expected >
                           std::max(quiet_days_that_tell * mean_day_, units_that_tell * unit_);
        if (run.hours < (tells ? hours_to_rise : hours_to_rise_unheard) ||
            run.ratio() < near_to * level_ || !is_beyond_chance(run, very_unlikely)) {
            return false;
        }
        const auto at_night = run.quiet_spent / std::max(1e-9, run.quiet_expected * level_);
        return !tells || at_night - 1 > 0.5 * (run.ratio() / level_ - 1);
    }
    [[nodiscard]] bool is_beyond_chance(const Span& run, double deviations) const {
        const auto usually = level_ * run.expected;
        return std::abs(run.spent - usually) > deviations * std::sqrt(lump_ * usually);
    }
    // Upwards at once, downwards as long as a rise has to last.
    [[nodiscard]] bool is_back(double ratio) const {
        return before_ && is_near(ratio, *before_) && ratio > near_to * level_;
    }
    void change_to(double level) {
        before_ = held_ >= established_days * mean_day_ ? std::optional(level_) : before_;
        held_ = 0;
        level_ = level;
        high_ = low_ = {};
    }
    static double hours_until_it_is_usual(double share) {
        return share > far_below ? hours_to_fall
               : share > stopped ? hours_to_fall_far
                                 : hours_to_stop;
    }
    void fall_if_it_lasts() {
        const bool fell_back = before_ && *before_ < level_ && is_near(low_.ratio(), *before_);
        if (fell_back && low_.hours >= hours_to_rise) {
            change_to(low_.ratio());
        } else if (low_.hours >= hours_until_it_is_usual(low_.ratio() / level_)) {
            change_to(low_.ratio());
        }
    }

    double level_;
    double half_life_;
    double lump_;
    double unit_;
    double mean_day_;
    double held_ = 0;  // expected since the level was changed
    std::optional<double> before_;
    Span high_;
    Span low_;
};

DayFactors factors_of(const std::vector<Block>& blocks) {
    std::array<double, days_used> usual{};
    std::array<double, days_used> all{};
    std::array<double, days_used> levels{};
    for (const auto& block : blocks) {
        for (auto back = block.newest; back <= block.oldest; ++back) {
            const auto day = back / hours_of_day;
            const auto share =
                block.span.expected / static_cast<double>(block.oldest - block.newest + 1);
            all[day] += share;
            usual[day] += block.is_usual ? share : 0;
            levels[day] += block.level * share;
        }
    }
    DayFactors factors{};
    for (std::size_t day = 0; day < days_used; ++day) {
        const bool counts = all[day] > 0 && usual[day] > 0.6 * all[day] && levels[day] > 0;
        factors[day] = counts ? all[day] / levels[day] : 0;
    }
    return factors;
}

}  // namespace

UsualLevel usual_level(const RecentSpend& recent, const WeekShape& shape) {
    UsualLevel result;
    const auto chance = day_lump(recent, shape);
    result.lump = chance.lump;
    result.mean_day = chance.mean_day;
    result.booked = chance.booked;
    const auto unit = std::min(chance.unit, largest_unit * chance.mean_day);
    const auto size =
        std::max(block_days * chance.mean_day, block_lumps * std::max(unit, chance.lump));
    const auto half_life =
        std::max(half_life_days * chance.mean_day, half_life_lumps * chance.lump);
    auto blocks = blocks_of(recent, shape, size, chance);
    Tracker tracker(first_level(blocks, first_days * chance.mean_day), half_life, chance);
    for (auto& block : blocks) {
        const bool is_whole = block.span.expected >= size;
        block.is_usual = tracker.read(block.span, is_whole);
        block.level = tracker.level();
    }
    Span newest;
    for (std::size_t back = 0; back < hours_of_day / 2; ++back) {
        const auto& hour = recent.hours[back];
        newest.spent += hour.spent;
        newest.expected += shape.rates[hour.place] * hour.watched;
        if (newest.expected > newest_days * chance.mean_day) {
            tracker.look_at_the_newest(newest);
        }
    }
    result.now = tracker.level();
    result.quiet_hours = tracker.quiet_hours();
    result.quiet_share = tracker.quiet_share();
    result.day_factors = factors_of(blocks);
    return result;
}

bool UsualLevel::is_irregular() const {
    return lump > 0.3 * mean_day;
}

}  // namespace balance
