// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/history_settings.hpp"

#include "config/option_values.hpp"
#include "core/duration.hpp"

namespace balance {

namespace {

// With the room that a state is left with it must stay below the forecast's horizon.
constexpr std::chrono::seconds longest_runway = std::chrono::hours(300 * 24);

std::chrono::seconds duration_value(const GivenOption& option) {
    const auto duration = parse_duration(option.value);
    if (!duration) {
        throw bad_value(
            option, Message() << Own{duration.error()},
            "Write a number and s, m, h, d or w: 90m, 36h, 7d; without a unit it is seconds");
    }
    return *duration;
}

WorkingHours working_hours_value(const GivenOption& option) {
    const auto hours = WorkingHours::parse(option.value);
    if (!hours) {
        throw bad_value(option, Message("not hours of a week: ") << Own{hours.error()},
                        "Write Mon-Fri 09:00-17:00, several between commas: Mon-Thu 09:00-17:00, "
                        "Fri 09:00-13:00; hours over midnight as two: Mon 22:00-24:00, Tue "
                        "00:00-06:00");
    }
    return *hours;
}

void require_not_negative(const GivenOption& option, const Range& range) {
    for (const auto* bound : {&range.start(), &range.end()}) {
        if (*bound && **bound < Amount()) {
            throw bad_value(option, "it never is negative", "Write 50 (alerts above 50)");
        }
    }
}

// A lone number alerts above it.
Range ceiling_value(const GivenOption& given) {
    const auto option = without_outer_blanks(given);
    auto range = Range::parse_ceiling(option.value);
    if (!range) {
        throw bad_value(option, Message("not a range: ") << Own{range.error()},
                        "Write 50 (alerts above 50), 10:50 (alerts outside) or 10: (below 10)");
    }
    require_not_negative(option, *range);
    return *range;
}

SpendLimit spend_limit_value(const GivenOption& given) {
    const auto option = without_outer_blanks(given);
    auto limit = SpendLimit::parse(option.value);
    if (!limit) {
        const bool is_range = option.value.find_first_of("xX") == std::string::npos;
        throw bad_value(option, Message() << Own{(is_range ? "not a range: " : "") + limit.error()},
                        "Write 50 (alerts above 50), 10:50 (alerts outside), 10: (below 10) or 5x "
                        "(above five times the usual)");
    }
    if (const auto* range = limit->range()) {
        require_not_negative(option, *range);
    }
    return *limit;
}

std::string as_text(std::chrono::seconds duration) {
    return std::to_string(duration.count());
}

// The options of one rule.
struct RuleOptions {
    std::string_view name;
    Option warning;
    Option critical;
};

constexpr RuleOptions runway{"runway", Option::runway_warning, Option::runway_critical};
constexpr RuleOptions spend{"spend", Option::spend_warning, Option::spend_critical};
constexpr RuleOptions topups{"topups", Option::topups_warning, Option::topups_critical};
constexpr RuleOptions stale{"stale", Option::stale_warning, Option::stale_critical};

void require_order(const RuleOptions& rule, bool in_order) {
    if (!in_order) {
        const std::string name(rule.name);
        throw mistake(Message("--") << Own{name} << "-critical would alert before --" << Own{name}
                                    << "-warning",
                      "Choose the values so that WARNING alerts first");
    }
}

template <class Levels>
Levels read_levels(const Options& options, const RuleOptions& rule, auto read) {
    Levels levels;
    if (const auto* warning = options.find(rule.warning)) {
        levels.warning = read(*warning);
    }
    if (const auto* critical = options.find(rule.critical)) {
        levels.critical = read(*critical);
    }
    require_order(rule, !disorder_of(levels));
    return levels;
}

enum class Alerts { below, above };

DurationLevels read_durations(const Options& options, const RuleOptions& rule, Alerts alerts) {
    DurationLevels levels;
    if (const auto* warning = options.find(rule.warning)) {
        levels.warning = duration_value(*warning);
    }
    if (const auto* critical = options.find(rule.critical)) {
        levels.critical = duration_value(*critical);
    }
    const bool both = levels.warning && levels.critical;
    require_order(rule, !both || (alerts == Alerts::below ? *levels.critical <= *levels.warning
                                                          : *levels.critical >= *levels.warning));
    return levels;
}

void require_history(const Options& options) {
    if (options.has(Option::history) || options.has(Option::backtest)) {
        return;
    }
    for (const auto& spec : option_table()) {
        if (spec.group == OptionGroup::history && options.has(spec.option)) {
            throw mistake(Message("--")
                              << Own{std::string(spec.name)} << " needs the balances of the past",
                          "Name a file for them with --history");
        }
    }
}

void require_runway(const Options& options, const HistorySettings& settings) {
    for (const auto option : {Option::topup_hours, Option::holidays}) {
        if (options.has(option) && !settings.runway.is_given()) {
            throw mistake(Message("--") << Own{std::string(spec_of(option).name)}
                                        << " needs a runway rule, which counts to that time",
                          "Give one with --runway-warning or --runway-critical");
        }
    }
}

}  // namespace

Thresholds DurationLevels::as_floors() const {
    const auto floor = [](std::chrono::seconds duration) {
        return Range::parse(as_text(duration) + ":").value();
    };
    return {warning ? std::optional(floor(*warning)) : std::nullopt,
            critical ? std::optional(floor(*critical)) : std::nullopt};
}

HistorySettings history_settings_from(const Options& options) {
    HistorySettings settings;
    settings.file = options.value_of(Option::history);
    settings.runway = read_durations(options, runway, Alerts::below);
    for (const auto level : {runway.warning, runway.critical}) {
        const auto* option = options.find(level);
        if (option != nullptr && duration_value(*option) > longest_runway) {
            throw bad_value(*option, "the forecast looks only one year ahead",
                            "Write 300d at most");
        }
    }
    settings.spend = read_levels<SpendLimits>(options, spend, spend_limit_value);
    settings.topups = read_levels<Thresholds>(options, topups, ceiling_value);
    settings.stale = read_durations(options, stale, Alerts::above);
    if (const auto* window = options.find(Option::spend_window)) {
        settings.spend_window = duration_value(*window);
    }
    if (const auto* window = options.find(Option::topups_window)) {
        settings.topups_window = duration_value(*window);
    }
    if (const auto* hours = options.find(Option::topup_hours)) {
        settings.topup_hours = working_hours_value(*hours);
    }
    settings.holidays = options.given(Option::holidays);
    settings.timezone = options.given(Option::timezone);
    require_history(options);
    require_runway(options, settings);
    return settings;
}

}  // namespace balance
