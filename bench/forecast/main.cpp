// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Scores the runway and spend rules of check_balance on simulated accounts, beside the usual rules.
//
//     bench_forecast [ACCOUNTS_OF_A_KIND [FIRST_SEED]]

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <string>

#include "drains.hpp"
#include "score.hpp"

using namespace bench;

namespace {

// Seeds from 1 on were looked at while the method was made; these were not.
constexpr std::uint64_t unseen_seeds = 9000;

struct KindScore {
    std::vector<std::string> names;
    std::vector<Score> runways;
    DrainScore drains;
    DrainScore drains_of_a_day;
    TopupScore topups;
};

KindScore score_kind(Kind kind, int accounts, std::uint64_t first_seed) {
    KindScore result;
    for (int i = 0; i < accounts; ++i) {
        const auto account = make_account(kind, first_seed + static_cast<std::uint64_t>(i));
        const auto ledger = keep_ledger(account);
        const auto rules = all_rules();
        result.runways.resize(rules.size());
        result.names.clear();
        for (std::size_t r = 0; r < rules.size(); ++r) {
            result.names.push_back(rules[r].name);
            result.runways[r].add(score(ledger, *rules[r].rule));
        }
        score_drains(account, ledger, 15, result.drains);
        score_drains(account, ledger, 24 * 60, result.drains_of_a_day);
        score_topups(ledger, result.topups);
    }
    return result;
}

void print_runways(const std::string& kind, const KindScore& kind_score) {
    std::printf("%s\n", kind.c_str());
    for (std::size_t r = 0; r < kind_score.names.size(); ++r) {
        const auto& score = kind_score.runways[r];
        const auto error = 100 * median(score.errors);
        std::printf("  %-24s %7.2f %6d %9.1f%% %8.1f %10s %7.0f%%\n", kind_score.names[r].c_str(),
                    score.false_alerts / score.years, score.episodes,
                    100.0 * score.announced / std::max(1, score.episodes),
                    score.state_changes / score.years,
                    error < 1000 ? (std::to_string(error).substr(0, 4) + "%").c_str() : "none",
                    100.0 * score.uncertain / std::max<double>(1, score.errors.size()));
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

}  // namespace

int main(int argc, char** argv) {
    const int accounts = argc > 1 ? std::atoi(argv[1]) : 100;
    const auto first_seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : unseen_seeds;
    std::printf("Runway below 3 d, samples every 15 min, %d accounts of each kind for a year\n\n",
                accounts);
    std::printf("  %-24s %7s %6s %10s %8s %10s %8s\n", "", "false/y", "real", "announced",
                "states/y", "error", "unsure");
    std::vector<std::future<KindScore>> tasks;
    for (std::size_t kind = 0; kind < kind_names.size(); ++kind) {
        tasks.push_back(std::async(std::launch::async, score_kind, static_cast<Kind>(kind),
                                   accounts, first_seed));
    }
    std::vector<KindScore> scores;
    for (std::size_t kind = 0; kind < kind_names.size(); ++kind) {
        scores.push_back(tasks[kind].get());
        print_runways(std::string(kind_names[kind]), scores.back());
    }
    std::printf(
        "\nSpend above the ceiling suggested from eight weeks; drains of ten times the spend of "
        "usual "
        "busy hours,\nand of so many times the mean spend: median delay in samples, and how many "
        "were "
        "noticed within two\n\n");
    std::printf("  %-15s %-7s %8s %9s   %9s %9s %9s %9s\n", "", "window", "alerts/y", "campaign/y",
                "10 busy", "10 times", "20 times", "100 times");
    for (std::size_t kind = 0; kind < kind_names.size(); ++kind) {
        const std::string name(kind_names[kind]);
        print_drains(name, "15 min", scores[kind].drains);
        print_drains(name, "24 h", scores[kind].drains_of_a_day);
    }
    std::printf("\nTop-ups told from refunds\n\n  %-15s %8s %9s %9s\n", "", "top-ups", "counted",
                "mistaken");
    for (std::size_t kind = 0; kind < kind_names.size(); ++kind) {
        const auto& topups = scores[kind].topups;
        std::printf("  %-15s %8d %8.1f%% %9d\n", std::string(kind_names[kind]).c_str(),
                    topups.topups, 100.0 * topups.counted / std::max(1, topups.topups),
                    topups.mistaken);
    }
}
