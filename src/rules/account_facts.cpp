// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/account_facts.hpp"

#include <algorithm>

#include "rules/topups.hpp"

namespace balance {

Amount used_up_at(const Thresholds& level) {
    Amount lowest;
    for (const auto* range : {&level.warning, &level.critical}) {
        if (*range && (*range)->start() && !(*range)->inside()) {
            lowest = std::min(lowest, *(*range)->start());
        }
    }
    return lowest;
}

namespace {

bool needs_runway(const HistorySettings& rules) {
    return rules.runway.is_given() || rules.topups.is_given();
}

}  // namespace

bool needs_forecast(const HistorySettings& rules) {
    return needs_runway(rules) || rules.spend.needs_usual();
}

std::chrono::milliseconds longest_window(const HistorySettings& rules) {
    std::chrono::milliseconds longest{};
    if (rules.spend.is_given()) {
        longest = rules.spend_window;
    }
    if (rules.topups.is_given()) {
        longest = std::max<std::chrono::milliseconds>(longest, rules.topups_window);
    }
    return longest;
}

AccountFacts account_facts(const AccountPast& past,
                           const Amount& balance,
                           SampleTime now,
                           const Settings& settings) {
    const auto& rules = settings.history;
    AccountFacts facts{.now = now,
                       .changed = past.changed,
                       .currency = settings.currency,
                       .runway = {},
                       .spend = {},
                       .usual_spend = {},
                       .topups = {},
                       .balance = balance.estimate(),
                       .runway_alert = past.runway_alert,
                       .rises = past.rises};
    if (needs_runway(rules)) {
        const auto left = balance.estimate() - used_up_at(settings.thresholds).estimate();
        facts.runway = past.usage.runway(left);
    }
    if (rules.spend.is_given()) {
        facts.spend = spent_in_window(within(past.samples, rules.spend_window), rules.spend_window);
    }
    if (rules.spend.needs_usual()) {
        facts.usual_spend = past.usage.usual_in(facts.spend->start);
    }
    if (rules.topups.is_given()) {
        const auto samples = within(past.samples, rules.topups_window);
        facts.topups = count_topups(past.estimated_balances.last(samples.size()),
                                    facts.runway->per_day, samples);
        facts.topups_covered = samples.back().time - samples.front().time;
    }
    return facts;
}

}  // namespace balance
