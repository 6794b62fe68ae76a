// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "tables.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>

#include "drains.hpp"
#include "ours.hpp"
#include "parallel.hpp"
#include "score.hpp"
#include "series.hpp"

namespace bench {

namespace {

constexpr int usual_accounts = 100;
constexpr int accounts_of_a_series = 10;

struct KindScore {
    std::vector<std::string> names;
    std::vector<Score> runways;
    bool has_drains = false;  // what the others show is in another unit, or not what was spent
    DrainScore drains;
    DrainScore drains_of_a_day;
    TopupScore topups;

    void add(const KindScore& other);
};

void score_account(const Account& account, const Options& options, KindScore& result) {
    const auto ledger = keep_ledger(account);
    auto rules = rules_to_score(options.only_ours);
    if (options.know_holidays) {
        rules.front().rule = make_ours(dates_of_holidays(account));
    }
    for (const auto& [name, rule] : rules) {
        result.names.push_back(name);
        result.runways.push_back(score(ledger, *rule));
    }
    result.has_drains = account.kind <= Kind::quota && account.kind != Kind::series;
    if (result.has_drains) {
        score_drains(account, ledger, 15, result.drains);
        score_drains(account, ledger, 24 * 60, result.drains_of_a_day);
    }
    score_topups(ledger, result.topups);
}

void KindScore::add(const KindScore& other) {
    names = other.names;
    runways.resize(names.size());
    for (std::size_t r = 0; r < names.size(); ++r) {
        runways[r].add(other.runways[r]);
    }
    has_drains = other.has_drains;
    drains.add(other.drains);
    drains_of_a_day.add(other.drains_of_a_day);
    topups.add(other.topups);
}

KindScore score_accounts(const Options& options,
                         const std::function<Account(std::uint64_t seed)>& make) {
    std::vector<KindScore> scores(static_cast<std::size_t>(options.accounts_or(usual_accounts)));
    in_parallel(scores.size(), [&](std::size_t i) {
        score_account(make(options.first_seed + i), options, scores[i]);
    });
    KindScore result;
    for (auto& score : scores) {
        result.add(score);
        score = {};
    }
    return result;
}

void print_runways(const std::string& kind, const KindScore& kind_score) {
    std::printf("%s\n", kind.c_str());
    for (std::size_t r = 0; r < kind_score.names.size(); ++r) {
        const auto& score = kind_score.runways[r];
        const auto& warning = score.warning;
        const auto& critical = score.critical;
        const auto error = 100 * median(score.errors);
        std::printf("  %-24s %7.2f %6d %9.1f%% %8.1f %10s %7.0f%%%9.2f %9.2f %9.1f%% %8.2f\n",
                    kind_score.names[r].c_str(), warning.false_alerts / score.years,
                    warning.episodes, 100.0 * warning.announced / std::max(1, warning.episodes),
                    score.state_changes / score.years,
                    error < 1000 ? (std::to_string(error).substr(0, 4) + "%").c_str() : "none",
                    100.0 * score.uncertain / std::max<double>(1, score.errors.size()),
                    warning.taken_back / score.years, critical.false_alerts / score.years,
                    100.0 * critical.announced / std::max(1, critical.episodes),
                    critical.taken_back / score.years);
    }
}

void print_drains(const std::string& kind, const char* window, const DrainScore& score) {
    std::printf("  %-15s %-7s", kind.c_str(), window);
    if (score.years == 0) {
        std::printf("  no suggestion\n");
        return;
    }
    std::printf(" %8.2f %9.2f  ", score.alerts / score.years, score.campaign_alerts / score.years);
    for (auto delays : score.delays) {
        std::ranges::sort(delays);
        const auto soon = std::ranges::upper_bound(delays, 2) - delays.begin();
        const auto middle = delays[delays.size() / 2];
        std::printf(" %4s %3.0f%%", middle == not_noticed ? "-" : std::to_string(middle).c_str(),
                    100.0 * static_cast<double>(soon) / static_cast<double>(delays.size()));
    }
    std::printf("\n");
}

void print_heading() {
    std::printf("  %-24s %7s %6s %10s %8s %10s %8s%9s %9s %10s %8s\n", "", "false/y", "real",
                "announced", "states/y", "error", "unsure", "back/y", "crit f/y", "crit ann.",
                "back/y");
}

void print_other_rules(const std::vector<std::string>& names,
                       const std::vector<KindScore>& scores) {
    std::printf(
        "\nSpend above the ceiling suggested from eight weeks; drains of ten times the spend of "
        "usual busy hours,\nand of so many times the mean spend: median delay in samples, and how "
        "many were noticed within two\n\n");
    std::printf("  %-15s %-7s %8s %9s   %9s %9s %9s %9s\n", "", "window", "alerts/y", "campaign/y",
                "10 busy", "10 times", "20 times", "100 times");
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (scores[i].has_drains) {
            print_drains(names[i], "15 min", scores[i].drains);
            print_drains(names[i], "24 h", scores[i].drains_of_a_day);
        }
    }
    std::printf("\nTop-ups told from refunds\n\n  %-15s %8s %9s %9s\n", "", "top-ups", "counted",
                "mistaken");
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& topups = scores[i].topups;
        std::printf("  %-15s %8d %8.1f%% %9d\n", names[i].c_str(), topups.topups,
                    100.0 * topups.counted / std::max(1, topups.topups), topups.mistaken);
    }
}

void print_kinds(const Options& options) {
    std::printf("Runway below 3 d, samples every 15 min, %d accounts of each kind for a year\n\n",
                options.accounts_or(usual_accounts));
    print_heading();
    std::vector<std::string> names;
    std::vector<KindScore> scores;
    for (const auto kind : options.kinds) {
        names.emplace_back(name_of(kind));
        scores.push_back(
            score_accounts(options, [&](std::uint64_t seed) { return make_account(kind, seed); }));
        print_runways(names.back(), scores.back());
        std::fflush(stdout);
        scores.back().runways.clear();  // the errors of all kinds are gigabytes
    }
    print_other_rules(names, scores);
}

void print_series(const Options& options) {
    auto each = options;
    each.accounts = options.accounts_or(accounts_of_a_series);
    std::printf("Runway below 3 d, %d accounts of each series\n\n", each.accounts);
    print_heading();
    KindScore all;
    for (const auto& file : options.series) {
        const auto series = read_series(file);
        const auto scored =
            score_accounts(each, [&](std::uint64_t seed) { return make_account(series, seed); });
        print_runways(series.name, scored);
        std::fflush(stdout);
        all.add(scored);
    }
    print_runways("all series", all);
}

}  // namespace

void print_tables(const Options& options) {
    if (!options.kinds.empty()) {
        print_kinds(options);
    }
    if (!options.series.empty()) {
        print_series(options);
    }
}

}  // namespace bench
