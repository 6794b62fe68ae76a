// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Facts of an account, one rule at a time, and a verdict on them as text.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "failure_text.hpp"
#include "given_options.hpp"
#include "rules/history_rules.hpp"

namespace balance::test {

// Friday, 2026-11-20 12:00 UTC
inline constexpr SampleTime fact_time{std::chrono::milliseconds{1'795'176'000'000}};

inline AccountFacts facts() {
    return {.now = fact_time,
            .changed = fact_time,
            .currency = "UAH",
            .runway = {},
            .spend = {},
            .usual_spend = {},
            .topups = {},
            .topups_covered = std::chrono::hours(24 * 365),
            .balance = 100,
            .runway_alert = {}};
}

inline AccountFacts lasting(std::optional<std::chrono::seconds> lasts, double per_day) {
    auto result = facts();
    Runway runway;
    runway.basis = Runway::Basis::hour_of_week;
    runway.collected = std::chrono::hours(28 * 24);
    runway.needed = std::chrono::hours(24);
    runway.lasts = runway.likely_lasts = runway.surely_lasts = lasts;
    runway.per_day = per_day;
    result.runway = runway;
    return result;
}

inline AccountFacts spending(std::string_view amount,
                             std::chrono::milliseconds covered = std::chrono::hours(1)) {
    auto result = facts();
    result.spend = WindowSpend{*Amount::parse(amount), covered, {}};
    return result;
}

// Where so much is usual; none: nothing was ever spent.
inline AccountFacts spending(std::string_view amount, std::optional<double> usual) {
    auto result = spending(amount);
    const std::chrono::hours needed(96);
    result.usual_spend = UsualInWindow{needed, needed, false, usual};
    return result;
}

inline AccountFacts topped_up(std::size_t times) {
    auto result = facts();
    result.topups = times;
    return result;
}

inline AccountFacts unchanged_for(std::chrono::seconds time) {
    auto result = facts();
    result.changed = fact_time - time;
    return result;
}

inline HistoryFindings judged(const AccountFacts& facts,
                              std::vector<std::string> words,
                              PerfdataThresholds style = PerfdataThresholds::bound,
                              const Calendar& calendar = {}) {
    words.insert(words.begin(), {"--history", "h"});
    return judge_history(facts, history_settings_from(test::options(words)), calendar, style);
}

// "WARNING empties in ...; OK ... | runway=...": findings and metrics.
inline std::string text_of(const HistoryFindings& verdict) {
    std::string text;
    for (const auto& finding : verdict.findings) {
        text += (text.empty() ? "" : "; ") + std::string(name_of(finding.state)) + " " +
                test::text_of(finding.sentence);
    }
    text += " |";
    for (const auto& metric : verdict.perfdata) {
        text += " " + metric.text();
    }
    return text;
}

}  // namespace balance::test
