// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "usual_spend.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "drained.hpp"
#include "ours.hpp"
#include "parallel.hpp"
#include "same_hours.hpp"
#include "series.hpp"

namespace bench {

namespace {

constexpr int usual_accounts = 20;
constexpr int tries = 3;
constexpr int watched_samples = 96;
constexpr std::array<double, 3> times = {3, 5, 10};
constexpr int never = std::numeric_limits<int>::max();

struct Case {
    const char* name;
    Moment moment;
    double times;
    int steps;
};
// A hundred times the mean for three minutes is sixty times for a step.
constexpr std::array<Case, 4> cases = {{{"10 random", Moment::random, 10, never},
                                        {"10 night", Moment::night, 10, never},
                                        {"10 peak", Moment::peak, 10, never},
                                        {"100 3 min", Moment::random, 60, 1}}};

using MakeRule = std::unique_ptr<Rule> (*)();
using ByTimes = std::array<int, times.size()>;

struct SpendScore {
    double years = 0;
    int told = 0;  // samples with a figure, of all that are scored
    int samples = 0;
    ByTimes alerts{};  // stretches on ordinary days
    ByTimes campaign_alerts{};
    std::array<int, cases.size()> drains{};
    std::array<ByTimes, cases.size()> first{};   // seen at the first sample
    std::array<ByTimes, cases.size()> second{};  // at one of the first two
};

double window_of(const Calendar& calendar) {
    return calendar.steps_a_sample * 300.0;
}

bool exceeds(const std::optional<WindowSpend>& window, double limit) {
    return window && window->spent > limit * window->usual;
}

void score_days(const Account& account, Rule& rule, SpendScore& score) {
    const auto ledger = keep_ledger(account);
    const auto& calendar = ledger.calendar;
    std::array<bool, times.size()> was{};
    score.years += calendar.years();
    for (const auto& sample : ledger.samples) {
        rule.add(calendar.seconds(sample.step), sample.balance);
        if (sample.step < calendar.first_scored) {
            continue;
        }
        const auto window = rule.window_spend(window_of(calendar));
        score.told += window.has_value();
        ++score.samples;
        const bool campaign = account.campaign_days[sample.step / steps_a_day] != 0;
        for (std::size_t t = 0; t < times.size(); ++t) {
            const bool on = exceeds(window, times[t]);
            (campaign ? score.campaign_alerts : score.alerts)[t] += on && !was[t];
            was[t] = on;
        }
    }
}

// The number of samples until the rule speaks, for each of `times`.
ByTimes delays_of(const Ledger& ledger, std::size_t after, Rule& rule) {
    ByTimes delays{};
    delays.fill(never);
    for (std::size_t i = 0; i < ledger.samples.size() && i < after + watched_samples; ++i) {
        rule.add(ledger.calendar.seconds(ledger.samples[i].step), ledger.samples[i].balance);
        if (i < after) {
            continue;
        }
        const auto window = rule.window_spend(window_of(ledger.calendar));
        for (std::size_t t = 0; t < times.size(); ++t) {
            if (exceeds(window, times[t])) {
                delays[t] = std::min(delays[t], static_cast<int>(i - after + 1));
            }
        }
    }
    return delays;
}

void score_drained(const Account& account, MakeRule make_rule, SpendScore& score) {
    Random random(account.seed + 53);
    const DrainStarts starts(account);
    for (std::size_t c = 0; c < cases.size(); ++c) {
        for (int i = 0; i < tries; ++i) {
            const auto start = starts.pick(cases[c].moment, random);
            const auto ledger =
                drained_ledger(account, {start, cases[c].times, cases[c].steps},
                               (watched_samples + 1) * account.calendar.steps_a_sample);
            if (const auto after = first_after(ledger, start)) {
                const auto delays = delays_of(ledger, *after, *make_rule());
                ++score.drains[c];
                for (std::size_t t = 0; t < times.size(); ++t) {
                    score.first[c][t] += delays[t] <= 1;
                    score.second[c][t] += delays[t] <= 2;
                }
            }
        }
    }
}

void add(SpendScore& sum, const SpendScore& other) {
    sum.years += other.years;
    sum.told += other.told;
    sum.samples += other.samples;
    for (std::size_t t = 0; t < times.size(); ++t) {
        sum.alerts[t] += other.alerts[t];
        sum.campaign_alerts[t] += other.campaign_alerts[t];
    }
    for (std::size_t c = 0; c < cases.size(); ++c) {
        sum.drains[c] += other.drains[c];
        for (std::size_t t = 0; t < times.size(); ++t) {
            sum.first[c][t] += other.first[c][t];
            sum.second[c][t] += other.second[c][t];
        }
    }
}

void print_score(const std::string& name, const SpendScore& score) {
    std::printf("  %-17s %4.0f%%  ", name.c_str(), 100.0 * score.told / std::max(1, score.samples));
    for (std::size_t t = 0; t < times.size(); ++t) {
        std::printf(" %6.2f %6.2f ", score.alerts[t] / score.years,
                    score.campaign_alerts[t] / score.years);
    }
    for (std::size_t c = 0; c < cases.size(); ++c) {
        std::printf("  %4d", score.drains[c]);
        const auto& seen = cases[c].steps == 1 ? score.first[c] : score.second[c];
        for (const auto drains : seen) {
            std::printf(" %3.0f%%", 100.0 * drains / std::max(1, score.drains[c]));
        }
    }
    std::printf("\n");
    std::fflush(stdout);
}

void print_accounts(const std::string& name,
                    const Options& options,
                    MakeRule make_rule,
                    const std::function<Account(std::uint64_t seed)>& make) {
    std::vector<SpendScore> scores(static_cast<std::size_t>(options.accounts_or(usual_accounts)));
    in_parallel(scores.size(), [&](std::size_t i) {
        const auto account = make(options.first_seed + i);
        score_days(account, *make_rule(), scores[i]);
        score_drained(account, make_rule, scores[i]);
    });
    SpendScore sum;
    for (const auto& score : scores) {
        add(sum, score);
    }
    print_score(name, sum);
}

void print_rule(const char* name, const Options& options, MakeRule make_rule) {
    std::printf("%s\n", name);
    for (const auto kind : options.kinds) {
        print_accounts(std::string(name_of(kind)), options, make_rule,
                       [&](std::uint64_t seed) { return make_account(kind, seed); });
    }
    for (const auto& file : options.series) {
        const auto series = read_series(file);
        print_accounts(series.name, options, make_rule,
                       [&](std::uint64_t seed) { return make_account(series, seed); });
    }
}

}  // namespace

void print_usual_spend(const Options& options) {
    std::printf(
        "Spend of 3, 5 and 10 times what is usual for these hours, in a window of one check "
        "interval. How often there is a figure;\nalerts a year on ordinary and on campaign days; "
        "drains of so many times the mean: how many, and noticed by 3x, 5x and 10x\nwithin two "
        "samples; a hundred times for three minutes: at the next one\n\n  %-17s %5s  "
        "%-14s%-14s%-14s",
        "", "told", " 3x: day, camp.", " 5x: day, camp.", "10x: day, camp.");
    for (const auto& drain : cases) {
        std::printf("  %-19s", drain.name);
    }
    std::printf("\n");
    print_rule("check_balance", options, [] { return make_ours(); });
    if (!options.only_ours) {
        print_rule("the same hours of the last four weeks", options, make_same_hours);
    }
}

}  // namespace bench
