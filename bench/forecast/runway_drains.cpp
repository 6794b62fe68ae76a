// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "runway_drains.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

#include "drained.hpp"
#include "ours.hpp"
#include "parallel.hpp"
#include "score.hpp"
#include "series.hpp"
#include "usual_rules.hpp"

namespace bench {

namespace {

constexpr int usual_accounts = 20;
constexpr int tries = 3;
constexpr int watched_days = 3;
constexpr std::array<double, 4> sizes = {3, 5, 10, 20};
constexpr int never = std::numeric_limits<int>::max();

// Steps of five minutes, and samples; by size and moment.
struct Delay {
    int samples = never;
    int steps = never;
};
using Delays = std::array<std::array<std::vector<Delay>, moment_names.size()>, sizes.size()>;

// Nothing where the account alerted before, or has enough for three days in spite of the drain.
std::vector<Delay> delay_of(const Ledger& ledger, std::size_t after, int start, Rule& rule) {
    std::size_t due = 0;
    for (std::size_t i = 0; i < ledger.samples.size(); ++i) {
        const auto& sample = ledger.samples[i];
        rule.add(ledger.calendar.seconds(sample.step), sample.balance);
        if (sample.step < start - steps_a_day) {
            continue;
        }
        const bool alert = rule.alerts(threshold_days);
        if (i < after) {
            if (alert && i + 1 == after) {
                return {};
            }
            continue;
        }
        const bool low = sample.truth.value_or(ahead_days) < threshold_days;
        if (due == 0 && low) {
            due = i;
        }
        if (due > 0 && alert) {
            const auto since = due == after ? start : ledger.samples[due].step;
            return {{static_cast<int>(i - due + 1), sample.step - since}};
        }
        if (due == 0 && alert) {
            return {};  // ahead of it
        }
        if (due > 0 && !low) {
            return {Delay{}};  // somebody paid before it alerted
        }
    }
    return due > 0 ? std::vector{Delay{}} : std::vector<Delay>{};
}

Delays delays_of(const Account& account, bool ours) {
    Delays delays;
    Random random(account.seed + 31);
    const DrainStarts starts(account);
    for (std::size_t size = 0; size < sizes.size(); ++size) {
        for (std::size_t moment = 0; moment < moment_names.size(); ++moment) {
            for (int i = 0; i < tries; ++i) {
                const auto start = starts.pick(static_cast<Moment>(moment), random);
                const auto ledger = drained_ledger(account, {start, sizes[size], never},
                                                   watched_days * steps_a_day);
                const auto after = first_after(ledger, start);
                if (!after) {
                    continue;
                }
                const auto rule = ours ? make_ours() : make_drops_over_28_days();
                for (const auto& delay : delay_of(ledger, *after, start, *rule)) {
                    delays[size][moment].push_back(delay);
                }
            }
        }
    }
    return delays;
}

double percent_within(const std::vector<Delay>& delays, int Delay::*what, int limit) {
    const auto within =
        std::ranges::count_if(delays, [&](const Delay& delay) { return delay.*what <= limit; });
    return 100.0 * static_cast<double>(within) / std::max<double>(1, delays.size());
}

void print_cell(std::vector<Delay> delays) {
    std::ranges::sort(delays, {}, &Delay::samples);
    const auto median = delays.empty() ? never : delays[delays.size() / 2].samples;
    std::printf("  %4zu %4s %3.0f%% %3.0f%% %3.0f%%", delays.size(),
                median == never ? "-" : std::to_string(median).c_str(),
                percent_within(delays, &Delay::samples, 2),
                percent_within(delays, &Delay::steps, steps_an_hour),
                percent_within(delays, &Delay::steps, 6 * steps_an_hour));
}

template <typename Make>
void print_accounts(const std::string& name, const Options& options, bool ours, const Make& make) {
    std::vector<Delays> all(static_cast<std::size_t>(options.accounts_or(usual_accounts)));
    in_parallel(all.size(),
                [&](std::size_t i) { all[i] = delays_of(make(options.first_seed + i), ours); });
    for (std::size_t size = 0; size < sizes.size(); ++size) {
        std::printf("  %-17s %-15s %2.0f x", size == 0 ? name.c_str() : "",
                    size == 0 ? (ours ? "check_balance" : "drops over 28 d") : "", sizes[size]);
        for (std::size_t moment = 0; moment < moment_names.size(); ++moment) {
            std::vector<Delay> delays;
            for (const auto& of_account : all) {
                const auto& more = of_account[size][moment];
                delays.insert(delays.end(), more.begin(), more.end());
            }
            print_cell(std::move(delays));
        }
        std::printf("\n");
    }
    std::fflush(stdout);
}

}  // namespace

void print_runway_drains(const Options& options) {
    std::printf(
        "Runway below 3 d while something drains the account, so many times the mean: from the "
        "first sample at which the\nmoney really lasts less than 3 d to the alert. Drains, median "
        "in samples, share within two samples, 1 h and 6 h\n\n  %38s",
        "");
    for (const auto moment : moment_names) {
        std::printf("  %-24s", std::string(moment).c_str());
    }
    std::printf("\n");
    for (const bool ours : {true, false}) {
        if (!ours && options.only_ours) {
            continue;
        }
        for (const auto kind : options.kinds) {
            print_accounts(std::string(name_of(kind)), options, ours,
                           [&](std::uint64_t seed) { return make_account(kind, seed); });
        }
        for (const auto& file : options.series) {
            const auto series = read_series(file);
            print_accounts(series.name, options, ours,
                           [&](std::uint64_t seed) { return make_account(series, seed); });
        }
    }
}

}  // namespace bench
