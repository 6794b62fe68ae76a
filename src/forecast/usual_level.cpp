// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/usual_level.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "forecast/spend_blocks.hpp"

namespace balance {

namespace {

constexpr double near_from = 0.6;
constexpr double near_to = 1.6;
// Once away from its level, the spend is back when it is as near as this.
constexpr double back_from = 0.8;
constexpr double back_to = 1.25;
// Next to nothing.
constexpr double stopped = 0.02;

// So many mean days tell that somebody is back.
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
// What tells a campaign from a new level is the spend of the quiet hours, if there is enough of it.
constexpr double quiet_days_that_tell = 0.015;
constexpr double units_that_tell = 4;
constexpr double hours_to_fall = 3 * 24.0;
constexpr double hours_to_fall_far = 7 * 24.0;
constexpr double hours_to_stop = 24 * 24.0;
constexpr double far_below = 0.4;
constexpr double first_days = 5;
constexpr std::size_t enough_for_a_middle = 4;
// A day counts for the shape if so much of it is usual, and what is not differs by so little.
constexpr double usual_share = 0.6;
constexpr double odd_share = 0.5;
// What one has to have lasted to be gone back to.
constexpr double established_days = 4;

bool is_near(double ratio, double level) {
    return ratio >= near_from * level && ratio <= near_to * level;
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
          lump_(std::max(chance.lump, chance.hours.unit)),
          unit_(chance.hours.unit),
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
            change_to(before_);
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
            change_to(before_);
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
        if (!(half_life_ > 0) || !(expected > 0)) {
            return;
        }
        const auto keep = std::exp2(-expected / half_life_);
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
        return before_ > 0 && is_near(ratio, before_) && ratio > near_to * level_;
    }
    void change_to(double level) {
        before_ = held_ >= established_days * mean_day_ ? level_ : before_;
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
        const bool fell_back = before_ > 0 && before_ < level_ && is_near(low_.ratio(), before_);
        const auto needed =
            fell_back ? hours_to_rise : hours_until_it_is_usual(low_.ratio() / level_);
        if (low_.hours >= needed) {
            change_to(low_.ratio());
        }
    }

    double level_;
    double half_life_;
    double lump_;
    double unit_;
    double mean_day_;
    double held_ = 0;    // expected since the level was changed
    double before_ = 0;  // the level that was left last, 0 for none
    Span high_;
    Span low_;
};

DayFactors factors_of(const std::vector<Block>& blocks) {
    std::array<double, days_used> usual{};
    std::array<double, days_used> all{};
    std::array<double, days_used> levels{};
    std::array<double, days_used> odd{};  // spent more or less than expected, in blocks that are
    for (const auto& block : blocks) {
        const auto hourly =
            block.span.expected / static_cast<double>(block.oldest - block.newest + 1);
        for (auto back = block.newest; back <= block.oldest;) {
            const auto day = back / hours_of_day;
            const auto next = std::min((day + 1) * hours_of_day, block.oldest + 1);
            const auto share = hourly * static_cast<double>(next - back);
            back = next;
            all[day] += share;
            usual[day] += block.is_usual ? share : 0;
            levels[day] += block.level * share;
            odd[day] += block.is_usual ? 0 : std::abs(block.span.ratio() - block.level) * share;
        }
    }
    DayFactors factors{};
    for (std::size_t day = 0; day < days_used; ++day) {
        const bool counts = usual[day] > usual_share * all[day] && levels[day] > 0 &&
                            odd[day] < odd_share * levels[day];
        factors[day] = counts ? all[day] / levels[day] : 0;
    }
    return factors;
}

}  // namespace

UsualLevel usual_level(const RecentSpend& recent,
                       const WeekShape& shape,
                       const SpendInHours& hours) {
    UsualLevel result;
    const auto chance = day_lump(recent, shape, hours);
    result.lump = chance.lump;
    result.mean_day = chance.mean_day;
    result.booked = chance.hours.booked;
    const auto half_life =
        std::max(half_life_days * chance.mean_day, half_life_lumps * chance.lump);
    auto [size, blocks] = spend_blocks(recent, shape, chance);
    Tracker tracker(first_level(blocks, first_days * chance.mean_day), half_life, chance);
    result.a_day_ago = tracker.level();
    for (auto& block : blocks) {
        const bool is_whole = block.span.expected >= size;
        block.is_usual = tracker.read(block.span, is_whole);
        block.level = tracker.level();
        result.a_day_ago = block.newest >= hours_of_day ? block.level : result.a_day_ago;
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
