// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "curves.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>

#include "curves_picture.hpp"
#include "parallel.hpp"
#include "score.hpp"
#include "series.hpp"
#include "usual_rules.hpp"

namespace bench {

namespace {

constexpr int usual_accounts = 20;
constexpr double margin = 0.5;  // percent points that are none

using Scores = std::array<AlertScore, curve_thresholds.size()>;

Scores scores_of(const Ledger& ledger, Rule& rule) {
    Scores scores;
    std::vector<AlertJudge> judges;
    for (auto& score : scores) {
        judges.emplace_back(threshold_days, score);
    }
    for (const auto& sample : ledger.samples) {
        rule.add(ledger.calendar.seconds(sample.step), sample.balance);
        const bool scored = sample.step >= ledger.calendar.first_scored;
        for (std::size_t t = 0; t < judges.size(); ++t) {
            judges[t].add(sample, scored, rule.alerts(curve_thresholds[t]));
        }
    }
    return scores;
}

struct AccountScores {
    double years = 0;
    std::vector<Scores> rules;
};

CurvePanel panel_of(const std::string& name,
                    const Options& options,
                    const std::function<Account(std::uint64_t seed)>& make) {
    std::vector<AccountScores> accounts(
        static_cast<std::size_t>(options.accounts_or(usual_accounts)));
    in_parallel(accounts.size(), [&](std::size_t i) {
        const auto ledger = keep_ledger(make(options.first_seed + i));
        accounts[i].years = ledger.calendar.years();
        for (const auto& [rule_name, rule] : rules_to_score(options.only_ours)) {
            accounts[i].rules.push_back(scores_of(ledger, *rule));
        }
    });
    CurvePanel panel{name, {}};
    const auto rules = rules_to_score(options.only_ours);
    for (std::size_t r = 0; r < rules.size(); ++r) {
        Curve curve{rules[r].name, {}};
        for (std::size_t t = 0; t < curve_thresholds.size(); ++t) {
            AlertScore sum;
            double years = 0;
            for (const auto& account : accounts) {
                sum.add(account.rules[r][t]);
                years += account.years;
            }
            curve.points[t] = {sum.false_alerts / years,
                               100.0 * sum.announced / std::max(1, sum.episodes)};
        }
        panel.curves.push_back(std::move(curve));
    }
    return panel;
}

// Where the other rules are better than ours at the same rate of false alerts.
void print_verdict(const CurvePanel& panel) {
    int points = 0;
    int above = 0;
    double worst = 0;
    std::string of;
    for (std::size_t r = 1; r < panel.curves.size(); ++r) {
        for (const auto& point : panel.curves[r].points) {
            const auto ahead =
                point.announced - announced_at(panel.curves.front().points, point.false_a_year);
            ++points;
            above += ahead > margin;
            if (ahead > std::max(worst, margin)) {
                worst = ahead;
                of = panel.curves[r].rule;
            }
        }
    }
    if (points > 0) {
        std::printf("  above the curve of check_balance: %d of %d points", above, points);
        if (above > 0) {
            std::printf(", at most by %.1f points (%s)", worst, of.c_str());
        }
        std::printf("\n");
    }
}

void print_panel(const CurvePanel& panel) {
    std::printf("%s\n", panel.name.c_str());
    for (const auto& curve : panel.curves) {
        std::printf("  %-24s", curve.rule.c_str());
        for (const auto& point : curve.points) {
            std::printf(point.false_a_year < 10 ? " %6.2f %4.0f%%" : " %6.0f %4.0f%%",
                        point.false_a_year, point.announced);
        }
        std::printf("\n");
    }
    print_verdict(panel);
    std::fflush(stdout);
}

}  // namespace

double announced_at(const CurvePoints& points, double false_a_year) {
    double best = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& point = points[i];
        if (point.false_a_year <= false_a_year) {
            best = std::max(best, point.announced);
        } else if (i > 0 && points[i - 1].false_a_year < false_a_year) {
            const auto& before = points[i - 1];
            const auto part =
                (false_a_year - before.false_a_year) / (point.false_a_year - before.false_a_year);
            best = std::max(best, before.announced + part * (point.announced - before.announced));
        }
    }
    return best;
}

void print_curves(const Options& options) {
    std::printf(
        "False alerts a year and share announced, with the threshold of the rule varied; judged "
        "against %.0f d\n\n  %-24s",
        threshold_days, "threshold of the rule");
    for (const auto threshold : curve_thresholds) {
        std::printf(" %10.1f d", threshold);
    }
    std::printf("\n");
    std::vector<CurvePanel> panels;
    for (const auto kind : options.kinds) {
        panels.push_back(panel_of(std::string(name_of(kind)), options,
                                  [&](std::uint64_t seed) { return make_account(kind, seed); }));
        print_panel(panels.back());
    }
    for (const auto& file : options.series) {
        const auto series = read_series(file);
        panels.push_back(panel_of(series.name, options,
                                  [&](std::uint64_t seed) { return make_account(series, seed); }));
        print_panel(panels.back());
    }
    if (!options.svg.empty()) {
        draw_curves(panels, options.svg);
    }
}

}  // namespace bench
