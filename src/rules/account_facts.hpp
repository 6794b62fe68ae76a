// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What is known of an account at its newest sample, as far as the rules need it. A check takes the
// past from the history, a backtest lets it grow; the facts are made of it here for both. Pure.

#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>

#include "config/settings.hpp"
#include "core/amount.hpp"
#include "core/state.hpp"
#include "forecast/runway_alert.hpp"
#include "forecast/spend_history.hpp"
#include "rules/window_spend.hpp"
#include "samples/rise_log.hpp"
#include "samples/sample.hpp"

namespace balance {

struct AccountFacts {
    SampleTime now;
    SampleTime changed;    // since when the balance is what it is
    std::string currency;  // "" where nobody knows
    std::optional<Runway> runway;
    std::optional<WindowSpend> spend;
    std::optional<UsualInWindow> usual_spend;  // where a rule asks for so many times that
    std::optional<std::size_t> topups;
    std::chrono::milliseconds topups_covered{};  // less than the window while the history is young
    double balance = 0;                          // estimated
    RunwayAlert runway_alert;                    // what the rule said before
    std::span<const Rise> rises{};               // as AccountPast's
};

// What the past says, the newest sample included.
struct AccountPast {
    SampleTime changed;
    const SpendHistory& usage;
    // In their order, as long as the longest window; the last one is the newest.
    std::span<const Sample> samples;
    // Of the same ones, and maybe of some before them: a backtest looks at each many times.
    std::span<const double> estimated_balances;
    RunwayAlert runway_alert;
    std::span<const Rise> rises{};  // of the last months
};

// The balance at which the money is used up: 0, or the lowest level's floor where an overdraft is
// usual.
[[nodiscard]] Amount used_up_at(const Thresholds& level);

// Whether a rule asks for the forecast. Top-ups do: what is usually spent tells them from a
// correction; so does a spend rule of so many times the usual.
[[nodiscard]] bool needs_forecast(const HistorySettings& rules);

// How far back the rules look at single samples; 0: not at all.
[[nodiscard]] std::chrono::milliseconds longest_window(const HistorySettings& rules);

// `now`: the time of the check; with a clock set back a little the newest sample is later than it.
[[nodiscard]] AccountFacts account_facts(const AccountPast& past,
                                         const Amount& balance,
                                         SampleTime now,
                                         const Settings& settings);

}  // namespace balance
