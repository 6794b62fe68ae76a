// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The rules that look at the past: runway, spend, top-ups, staleness. Pure: facts and thresholds
// in, findings out; a check and a backtest judge by the same.
//
// Too little history is said and is no alert, but a ceiling that is passed already is.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "check/finding.hpp"
#include "config/history_settings.hpp"
#include "core/message.hpp"
#include "core/state.hpp"
#include "forecast/spend_history.hpp"
#include "forecast/window_spend.hpp"
#include "output/perfdata.hpp"

namespace balance {

// What is known of an account at one sample, as far as the rules need it.
struct AccountFacts {
    SampleTime now;
    SampleTime changed;
    std::string currency;  // "" where nobody knows
    std::optional<Runway> runway;
    std::optional<WindowSpend> spend;
    std::optional<std::size_t> topups;
    std::chrono::milliseconds topups_covered{};  // less than the window while the history is young
    State runway_state = State::ok;              // what the rule said the last time
};

struct HistoryVerdict {
    std::vector<Finding> findings;
    std::vector<Perfdata> perfdata;
    State runway_state = State::ok;  // to be kept for the next time
};

// The balance at which the money is used up: 0, or the lowest level's floor where an overdraft is
// usual.
[[nodiscard]] Amount used_up_at(const Thresholds& level);

[[nodiscard]] HistoryVerdict judge_history(const AccountFacts& facts,
                                           const HistorySettings& settings,
                                           PerfdataThresholds style);

}  // namespace balance
