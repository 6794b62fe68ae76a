// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "closures.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "fixed_end.hpp"
#include "ledger.hpp"
#include "ours.hpp"
#include "parallel.hpp"
#include "usual_rules.hpp"

namespace bench {

namespace {

constexpr int usual_accounts = 20;
constexpr int before_days = 84;  // a Monday, twelve weeks after the beginning
constexpr double lasts_days = 2.5;

struct Moment {
    const char* name;
    int step;
};
constexpr std::array<Moment, 3> moments = {{{"00:15", 3}, {"10:00", 120}, {"14:00", 168}}};

// `factor` times the usual spend from day `first` on, for `days`; 0 where it lasts.
struct Scenario {
    const char* name;
    double factor;
    int first;
    int days;
    int watched;   // days after it
    int goal_day;  // from 10:00 of this day on the answer is to be within the goal
    double goal_low;
    double goal_high;
};
constexpr double any = 1e9;
constexpr std::array<Scenario, 11> scenarios = {{
    {"no closure", 1, 4, 4, 4, 1, 0, 1.6},
    {"Friday to Monday closed", 0, 4, 4, 4, 1, 0, 1.6},
    {"a closed week", 0, 0, 7, 4, 1, 0, 1.6},
    {"two weeks at a quarter", 0.25, 0, 14, 4, 1, 0, 1.6},
    {"three closed weeks", 0, 0, 21, 4, 1, 0, 1.6},
    {"five closed weeks (no goal, shown only)", 0, 0, 35, 4, 1, 0, 1.6},
    {"Friday to Monday at 10 %", 0.1, 4, 4, 4, 1, 0, 1.6},
    {"Friday to Monday at 30 %", 0.3, 4, 4, 4, 1, 0, 1.6},
    {"doubled from one day on", 2, 0, 0, 8, 2, 0, 1.6},
    {"tripled from one day on", 3, 0, 0, 8, 2, 0, 1.6},
    {"halved from one day on", 0.5, 0, 0, 8, 8, 1 / 1.3, any},
}};

// Estimate divided by truth for each day and moment; none where there is no figure.
using Answers = std::array<std::array<std::optional<double>, moments.size()>, 8>;

Answers answers_of(const Scenario& scenario, std::uint64_t seed, bool ours) {
    auto account = make_account(Kind::day_week, seed, false);
    // A change begins on any day of the week, and the first day that is watched is its own.
    const auto first =
        before_days + scenario.first + (scenario.days == 0 ? static_cast<int>(seed % 7) : 0);
    const auto back = first + scenario.days;
    const auto last = scenario.days == 0 ? all_days : back;
    for (int step = first * steps_a_day; step < last * steps_a_day; ++step) {
        account.demand[step] *= scenario.factor;
    }
    const auto until = demand_until(account.demand);
    Answers answers;
    for (int day = 0; day < scenario.watched; ++day) {
        for (std::size_t m = 0; m < moments.size(); ++m) {
            const auto step = (back + day) * steps_a_day + moments[m].step;
            const auto rule = ours ? make_ours() : make_drops_over_28_days();
            const auto end = step + static_cast<int>(lasts_days * steps_a_day);
            FixedEnd{account.calendar, until, end}.feed(*rule, step, step, [](int) {});
            if (const auto left = rule->estimate()) {
                answers[day][m] = *left / lasts_days;
            }
        }
    }
    return answers;
}

std::string shown(double ratio) {
    if (ratio >= any) {
        return "none";
    }
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), ratio < 100 ? "%.2f" : "%.0f", ratio);
    return text.data();
}

// The answer that is furthest from the truth: too long, or where it is the goal, too short.
double worst_of(const std::vector<double>& sorted, const Scenario& scenario) {
    return scenario.goal_low > 0 ? sorted.front() : sorted.back();
}

void print_rule(const char* name, const Scenario& scenario, const std::vector<Answers>& accounts) {
    int judged = 0;
    int good = 0;
    for (std::size_t m = 0; m < moments.size(); ++m) {
        std::printf("  %-16s %s", m == 0 ? name : "", moments[m].name);
        for (int day = 0; day < scenario.watched; ++day) {
            std::vector<double> ratios;
            for (const auto& answers : accounts) {
                ratios.push_back(answers[day][m].value_or(any));
            }
            std::ranges::sort(ratios);
            std::printf(" %6s %-6s", shown(ratios[ratios.size() / 2]).c_str(),
                        shown(worst_of(ratios, scenario)).c_str());
            if (day + 1 > scenario.goal_day || (day + 1 == scenario.goal_day && m > 0)) {
                judged += static_cast<int>(ratios.size());
                good += static_cast<int>(std::ranges::count_if(ratios, [&](double ratio) {
                    return ratio >= scenario.goal_low && ratio <= scenario.goal_high;
                }));
            }
        }
        std::printf("\n");
    }
    std::printf("  %-16s within the goal: %.1f %% of %d answers\n", "", 100.0 * good / judged,
                judged);
}

}  // namespace

void print_closures(const Options& options) {
    const auto accounts = static_cast<std::size_t>(options.accounts_or(usual_accounts));
    std::printf(
        "What is told of money that really lasts %.1f d, divided by the truth: median and worst of "
        "%zu day-and-week accounts\nwith twelve weeks of history. Goal: at most 1.6 from 10:00 of "
        "the first day back on; after a rise from 10:00 of the second\nday on; after a fall at "
        "least 1/1.3 from 10:00 of the eighth day on.\n",
        lasts_days, accounts);
    for (const auto& scenario : scenarios) {
        std::printf("\n%s\n%24s", scenario.name, "");
        for (int day = 1; day <= scenario.watched; ++day) {
            std::printf("    day %d     ", day);
        }
        std::printf("\n");
        std::vector<Answers> ours(accounts);
        std::vector<Answers> drops(accounts);
        in_parallel(accounts, [&](std::size_t i) {
            ours[i] = answers_of(scenario, options.first_seed + i, true);
            if (!options.only_ours) {
                drops[i] = answers_of(scenario, options.first_seed + i, false);
            }
        });
        print_rule("check_balance", scenario, ours);
        if (!options.only_ours) {
            print_rule("drops over 28 d", scenario, drops);
        }
    }
}

}  // namespace bench
