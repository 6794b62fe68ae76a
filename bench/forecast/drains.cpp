// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "drains.hpp"

#include <algorithm>
#include <numeric>

#include "random.hpp"
#include "rules/spend_suggestion.hpp"
#include "rules/topups.hpp"
#include "rules/window_spend.hpp"
#include "samples/sample_course.hpp"
#include "shown_amount.hpp"

namespace bench {

namespace {

constexpr int drains_of_a_size = 20;
constexpr std::size_t watched_samples = 96;  // a day

balance::SampleTime time_of(int step) {
    return balance::SampleTime(std::chrono::seconds(begin_seconds + step * 300L));
}

balance::SampleCourse course_of(const Ledger& ledger) {
    balance::SampleCourse course;
    for (const auto& sample : ledger.samples) {
        course.add(time_of(sample.step), amount_of(sample.balance));
    }
    return course;
}

// What the spend rule sees at each sample, as far as it is known then what was undone.
std::vector<double> in_windows(const Ledger& ledger, int window_minutes) {
    const std::chrono::minutes window(window_minutes);
    std::vector<double> result;
    balance::SampleCourse course;
    for (const auto& sample : ledger.samples) {
        course.add(time_of(sample.step), amount_of(sample.balance));
        const auto seen = balance::within(course.samples(), window);
        result.push_back(balance::spent_in_window(seen, window).amount.estimate());
    }
    return result;
}

// The number of samples after the start of a drain until one is above the ceiling.
int delay_of(const Ledger& ledger,
             const std::vector<double>& spent,
             std::size_t before,
             double start,
             double rate,
             int window_steps,
             double ceiling) {
    const auto end = std::min(spent.size(), before + watched_samples);
    for (auto i = before + 1; i < end; ++i) {
        const double now = ledger.samples[i].step;
        const auto drained = rate * (now - std::max(now - window_steps, start));
        if (spent[i] + drained > ceiling) {
            return static_cast<int>(i - before);
        }
    }
    return not_noticed;
}

// The mean of a step in the hours of ordinary days in which more than `mean` a step is spent.
double mean_of_busy_hours(const Account& account, double mean) {
    double sum = 0;
    double steps = 0;
    for (int hour = 0; hour < warm_up_days * 24; ++hour) {
        const auto first = account.demand.begin() + hour * steps_an_hour;
        const auto spent = std::accumulate(first, first + steps_an_hour, 0.0);
        if (account.campaign_days[hour / 24] == 0 && spent > mean * steps_an_hour) {
            sum += spent;
            steps += steps_an_hour;
        }
    }
    return steps > 0 ? sum / steps : mean;
}

}  // namespace

void DrainScore::add(const DrainScore& other) {
    years += other.years;
    alerts += other.alerts;
    campaign_alerts += other.campaign_alerts;
    for (std::size_t i = 0; i < delays.size(); ++i) {
        delays[i].insert(delays[i].end(), other.delays[i].begin(), other.delays[i].end());
    }
}

void TopupScore::add(const TopupScore& other) {
    topups += other.topups;
    counted += other.counted;
    mistaken += other.mistaken;
}

void score_drains(const Account& account,
                  const Ledger& ledger,
                  int window_minutes,
                  DrainScore& score) {
    const auto course = course_of(ledger);
    const auto points = course.samples();
    const auto first = static_cast<std::size_t>(
        std::ranges::find_if(ledger.samples,
                             [](const Sample& s) { return s.step >= warm_up_days * steps_a_day; }) -
        ledger.samples.begin());
    const auto suggestion =
        suggest_spend(points.first(first), std::chrono::minutes(window_minutes));
    const int window_steps = window_minutes / 5;
    if (!suggestion) {
        return;
    }
    const auto spent = in_windows(ledger, window_minutes);
    score.years += scored_days / 365.0;
    for (auto i = first; i < spent.size(); ++i) {
        if (spent[i] > suggestion->warning && spent[i - 1] <= suggestion->warning) {
            const bool campaign = account.campaign_days[ledger.samples[i].step / steps_a_day] != 0;
            ++(campaign ? score.campaign_alerts : score.alerts);
        }
    }
    const auto every = account.calendar.steps_a_sample;
    Random random(account.seed + 5);
    const auto mean = points[first].spent.estimate() / (warm_up_days * steps_a_day);
    const auto busy = mean_of_busy_hours(account, mean);
    for (std::size_t size = 0; size < drain_sizes.size(); ++size) {
        const auto rate = drain_sizes[size].times * (drain_sizes[size].of_busy_hours ? busy : mean);
        for (int i = 0; i < drains_of_a_size; ++i) {
            const auto before = static_cast<std::size_t>(random.uniform(
                static_cast<double>(first), static_cast<double>(spent.size() - watched_samples)));
            const auto start = ledger.samples[before].step + random.uniform(0, every);
            if (ledger.samples[before + 1].step - ledger.samples[before].step > every) {
                continue;  // nobody polled
            }
            score.delays[size].push_back(
                delay_of(ledger, spent, before, start, rate, window_steps, suggestion->warning));
        }
    }
}

void score_topups(const Ledger& ledger, TopupScore& score) {
    const auto course = course_of(ledger);
    const auto& last = course.samples().back();
    const auto usual =
        (last.spent.estimate() - last.undone.estimate()) / (warm_up_days + scored_days);
    for (std::size_t i = 1; i < ledger.samples.size(); ++i) {
        const auto& before = ledger.samples[i - 1];
        const auto& after = ledger.samples[i];
        const std::array<double, 2> pair = {before.balance, after.balance};
        const bool counted =
            balance::count_topups(pair, usual, course.samples().subspan(i - 1, 2)) > 0;
        const bool real = after.topups > before.topups;
        score.topups += real;
        score.counted += real && counted;
        score.mistaken += counted && !real;
    }
}

}  // namespace bench
