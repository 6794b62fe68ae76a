// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Stores the balance in the history and lets the rules judge what it says.
//
// A history that cannot be read or written is told and never changes what the level says: rules
// that need it are then UNKNOWN, a history without rules is a detail. What the rules said before it
// turned out that it cannot be stored is told too.

#pragma once

#include <functional>
#include <vector>

#include "config/settings.hpp"
#include "history/history.hpp"
#include "rules/history_rules.hpp"

namespace balance {

struct HistoryAnswer {
    std::vector<Finding> findings;
    std::vector<Perfdata> perfdata;
    std::vector<Message> details;
    std::function<void()> afterwards;  // see Outcome
};

// Where the history cannot be used: why, and of which file.
[[nodiscard]] HistoryAnswer without_history(const HistorySettings& settings, const Message& reason);

struct HistoryTiming {
    SampleTime now;
    std::chrono::milliseconds patience;  // with others' locks
};

[[nodiscard]] HistoryAnswer consult_history(const Settings& settings,
                                            const SeriesKey& key,
                                            const Amount& amount,
                                            const Calendar& calendar,
                                            const HistoryTiming& timing);

}  // namespace balance
