// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The rules that look at the past: runway, spend, top-ups, staleness. Pure: facts and thresholds
// in, findings out; a check and a backtest judge by the same.
//
// Too little history is said and is no alert, but a ceiling that is passed already is.

#pragma once

#include <vector>

#include "config/history_settings.hpp"
#include "core/calendar.hpp"
#include "core/message.hpp"
#include "core/state.hpp"
#include "output/perfdata.hpp"
#include "rules/account_facts.hpp"
#include "rules/finding.hpp"

namespace balance {

struct HistoryFindings {
    std::vector<Finding> findings;
    std::vector<Perfdata> perfdata;
    RunwayAlert runway_alert;  // to be kept for the next time
};

// Without sentences and performance data it takes a third of the time.
enum class Findings { told, states_only };

[[nodiscard]] HistoryFindings judge_history(const AccountFacts& facts,
                                            const HistorySettings& settings,
                                            const Calendar& calendar,
                                            PerfdataThresholds style,
                                            Findings wanted = Findings::told);

}  // namespace balance
