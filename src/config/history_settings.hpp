// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What the options say of the history and its rules: runway, spend, top-ups, staleness.
//
// A lone number for spend or top-ups is a ceiling.

#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "config/options.hpp"
#include "core/spend_limit.hpp"
#include "core/working_hours.hpp"

namespace balance {

struct DurationLevels {
    std::optional<std::chrono::seconds> warning;
    std::optional<std::chrono::seconds> critical;

    [[nodiscard]] bool is_given() const { return warning || critical; }
    // In seconds.
    [[nodiscard]] Thresholds as_floors() const;
};

struct HistorySettings {
    std::string file;       // "": no history
    DurationLevels runway;  // shorter ones alert
    SpendLimits spend;
    std::chrono::seconds spend_window = std::chrono::hours(1);
    Thresholds topups;
    std::chrono::seconds topups_window = std::chrono::hours(24);
    DurationLevels stale;  // longer ones alert
    std::optional<WorkingHours> topup_hours;
    // A later stage reads them: whether they are good is seen on the disk alone.
    std::optional<GivenOption> holidays;
    std::optional<GivenOption> timezone;

    [[nodiscard]] bool has_rules() const {
        return runway.is_given() || spend.is_given() || topups.is_given() || stale.is_given();
    }
};

// Throws a Failure for a value that cannot be read, levels in the wrong order, and rules without a
// history.
[[nodiscard]] HistorySettings history_settings_from(const Options& options);

}  // namespace balance
