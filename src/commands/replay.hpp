// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Balances of the past judged one after the other, by the code of a real check: the level, and the
// rules with a history that grows. Pure.

#pragma once

#include <optional>
#include <vector>

#include "config/settings.hpp"
#include "core/calendar.hpp"
#include "rules/history_rules.hpp"
#include "rules/spend_suggestion.hpp"
#include "samples/sample_file.hpp"

namespace balance {

struct ReplayedSample {
    SampleTime time;
    double balance;
    State state;
    std::optional<std::chrono::seconds> runway;
};

struct StateChange {
    SampleTime time;
    State state;
    Message sentence;
};

struct Replay {
    std::vector<ReplayedSample> samples;
    std::vector<StateChange> changes;  // from OK before the first sample on
    std::optional<SpendSuggestion> suggestion;
};

[[nodiscard]] Replay replayed(const std::vector<Sample>& samples,
                              const Settings& settings,
                              const Calendar& calendar);

}  // namespace balance
