// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/day_lump.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace balance {

namespace {

constexpr double hours_that_tell = 6;
constexpr double share_that_tells = 0.1;  // of a mean day: on the others one message is a lot
constexpr std::size_t neighbourhood = 7;
constexpr std::size_t enough_to_have_neighbours = 5;
constexpr double largest_deviation = 2;  // times the expected
constexpr double closed_below = 0.3;
constexpr double unlikely_lumps = 6;
// Deviations from which on days are no more alike than payments at random.
constexpr double alike = 0.5;
constexpr double at_random = 0.9;
constexpr double most_of_a_day = 0.6;
constexpr std::size_t hours_around = 3;

struct Day {
    double spent = 0;
    double expected = 0;
    double watched = 0;  // hours

    [[nodiscard]] double ratio() const { return spent / expected; }
};

// The newest first; only those that tell something.
std::vector<Day> telling_days(const RecentSpend& recent,
                              const WeekShape& shape,
                              std::size_t newest_day) {
    std::array<Day, days_used + 1> days{};
    double expected = 0;
    std::size_t back = 0;
    auto end = newest_day;
    for (auto& day : days) {
        for (; back < end; ++back) {
            const auto& hour = recent.hours[back];
            day.spent += hour.spent;
            day.expected += shape.rates[hour.place] * hour.watched;
            day.watched += hour.watched;
        }
        expected += day.expected;
        end = std::min(end + hours_of_day, hours_used);
    }
    std::vector<Day> telling;
    telling.reserve(days.size());
    for (const auto& day : days) {
        if (day.watched >= hours_that_tell &&
            day.expected > share_that_tells * expected / days_used) {
            telling.push_back(day);
        }
    }
    return telling;
}

// The usual ratio of the days around one.
double usual_ratio(const std::vector<Day>& days, std::size_t at) {
    const auto count = std::min(neighbourhood, days.size());
    const auto first = std::min(at - std::min(at, neighbourhood / 2), days.size() - count);
    std::array<double, neighbourhood> ratios{};
    for (std::size_t i = 0; i < count; ++i) {
        ratios[i] = days[first + i].ratio();
    }
    const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(ratios.begin(), middle, ratios.begin() + static_cast<std::ptrdiff_t>(count));
    return *middle;
}

double deviation(const std::vector<Day>& days) {
    double sum = 0;
    double all = 0;
    double spent = 0;
    double expected = 0;
    for (const auto& day : days) {
        spent += day.spent;
        expected += day.expected;
    }
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto level = days.size() >= enough_to_have_neighbours ? usual_ratio(days, i) : 0;
        const auto usual = days[i].expected * (level > 0 ? level : spent / expected);
        // A drain is no measure of the chance on other days.
        sum += std::min(std::abs(days[i].spent - usual), largest_deviation * usual);
        all += usual;
    }
    return all > 0 ? sum / all : 0;
}

// Without the longest row of days on which next to nothing was spent.
std::vector<Day> without_a_closure(const std::vector<Day>& days, Day& closure) {
    std::size_t begin = 0;
    std::size_t length = 0;
    for (std::size_t i = 0, row = 0; i < days.size(); ++i) {
        row = days[i].ratio() < closed_below ? row + 1 : 0;
        if (row > length) {
            length = row;
            begin = i + 1 - row;
        }
    }
    std::vector<Day> others;
    others.reserve(days.size());
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (i >= begin && i < begin + length) {
            closure.expected += days[i].expected;
            closure.spent += days[i].spent;
        } else {
            others.push_back(days[i]);
        }
    }
    return others;
}

double lump_of(const std::vector<Day>& days, double mean_day, double payment) {
    const auto differ = deviation(days);
    // Of random lumps of one size, the variance of a day is the lump times the mean; the mean
    // absolute deviation, which a single day moves less, stands for the variance.
    const auto by_days = std::numbers::pi / 2 * differ * differ * mean_day;
    const auto random = std::clamp((differ - alike) / (at_random - alike), 0.0, 1.0);
    return by_days + random * std::max(0.0, payment - by_days);
}

// Where days are told apart: beside the hour of a booking, one day would have none and another two.
std::size_t quietest_cut(const std::array<double, hours_of_day>& spent_ago) {
    std::size_t best = hours_of_day;
    double least = 0;
    for (std::size_t cut = hours_of_day; cut > 0; --cut) {
        double around = 0;
        for (std::size_t i = 0; i < 2 * hours_around; ++i) {
            around += spent_ago[(cut + hours_of_day - hours_around + i) % hours_of_day];
        }
        if (cut == hours_of_day || around < least) {
            least = around;
            best = cut;
        }
    }
    return best;
}

}  // namespace

SpendInHours spend_in_hours(const RecentSpend& recent) {
    std::array<double, days_used> largest{};
    std::array<double, hours_of_day> spent_ago{};
    std::array<double, hours_used> amounts{};
    std::size_t count = 0;
    double all = 0;
    double squares = 0;
    for (std::size_t i = 0; i < hours_used; ++i) {
        const auto spent = recent.hours[i].spent;
        if (!(spent > 0)) {
            continue;
        }
        auto& of_day = largest[i / hours_of_day];
        of_day = std::max(of_day, spent);
        spent_ago[i % hours_of_day] += spent;
        all += spent;
        squares += spent * spent;
        amounts[count++] = spent;
    }
    SpendInHours result;
    if (count == 0) {
        return result;
    }
    result.payment = squares / all;
    // Not the smallest: a drop between two samples may be in two hours.
    const auto small = amounts.begin() + static_cast<std::ptrdiff_t>(count / 4);
    std::nth_element(amounts.begin(), small, amounts.begin() + static_cast<std::ptrdiff_t>(count));
    result.unit = *small;
    double largest_hours = 0;
    for (const auto of_day : largest) {
        largest_hours += of_day;
    }
    result.booked = largest_hours > most_of_a_day * all;
    if (result.booked) {
        result.newest_day = quietest_cut(spent_ago);
    }
    return result;
}

DayLump day_lump(const RecentSpend& recent, const WeekShape& shape, const SpendInHours& hours) {
    const auto days = telling_days(recent, shape, hours.newest_day);
    if (days.empty()) {
        return {};
    }
    Day closure;
    const auto open = without_a_closure(days, closure);
    DayLump result;
    result.mean_day = shape.per_day();
    result.hours = hours;
    if (!open.empty()) {
        double spent = 0;
        double expected = 0;
        for (const auto& day : open) {
            spent += day.spent;
            expected += day.expected;
        }
        const auto level = spent / expected;
        result.lump = lump_of(open, level * result.mean_day, hours.payment);
        if (closure.expected * level >= unlikely_lumps * result.lump) {
            return result;
        }
    }
    result.lump = lump_of(days, result.mean_day, hours.payment);
    return result;
}

}  // namespace balance
