// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/explained_alerts.hpp"

#include "config/local_time.hpp"
#include "core/duration.hpp"
#include "rules/range_words.hpp"

namespace balance {

namespace {

using Lines = std::vector<Message>;

void explain_durations(Lines& lines, const Message& what, const DurationLevels& levels) {
    const auto add = [&](const Message& state, const std::optional<std::chrono::seconds>& bound) {
        if (bound) {
            lines.push_back(Message("  ") << state << ": " << what << Own{duration_text(*bound)});
        }
    };
    add("CRITICAL", levels.critical);
    add("WARNING", levels.warning);
}

void explain_runway(Lines& lines, const DurationLevels& levels) {
    const auto add = [&](const Message& how, const std::optional<std::chrono::seconds>& limit) {
        if (limit) {
            lines.push_back(Message("  ") << how << " ends within " << Own{duration_text(*limit)});
        }
    };
    add("CRITICAL: the money nearly surely", levels.critical);
    add("WARNING: the money likely", levels.warning);
}

void explain_ranges(Lines& lines, const Message& what, const Thresholds& thresholds) {
    const auto add = [&](const Message& state, const std::optional<Range>& range) {
        if (range) {
            lines.push_back(Message("  ") << state << ": " << what << in_words(*range));
        }
    };
    add("CRITICAL", thresholds.critical);
    add("WARNING", thresholds.warning);
}

void explain_spend(Lines& lines, const HistorySettings& history) {
    const auto what = Message("spent in ") << Own{duration_text(history.spend_window)} << ": ";
    const auto add = [&](const Message& state, const std::optional<SpendLimit>& limit) {
        if (limit) {
            lines.push_back(Message("  ")
                            << state << ": " << what
                            << (limit->range() != nullptr
                                    ? in_words(*limit->range())
                                    : Message("above ") << *limit->times() << " times the usual"));
        }
    };
    add("CRITICAL", history.spend.critical);
    add("WARNING", history.spend.warning);
}

void explain_topup_hours(Lines& lines, const HistorySettings& history) {
    const auto holidays = holidays_of(history);
    if (!holidays) {
        throw Failure(holidays.error());
    }
    if (history.topup_hours) {
        lines.push_back(Message("    counted to the last moment before its end within ")
                        << Own{history.topup_hours->text()});
    }
    if (history.holidays) {
        lines.push_back(Message("    holidays: ") << holidays->days().size());
    }
}

void explain_history_rules(Lines& lines, const HistorySettings& history) {
    explain_runway(lines, history.runway);
    explain_topup_hours(lines, history);
    explain_spend(lines, history);
    explain_ranges(lines,
                   Message("top-ups in ") << Own{duration_text(history.topups_window)} << ": ",
                   history.topups);
    explain_durations(lines, "the balance stays the same for longer than ", history.stale);
    if (history.timezone) {
        lines.push_back(Message("  hours, days and times: those of ")
                        << Foreign{history.timezone->value});
    }
}

}  // namespace

std::vector<Message> explained_alerts(const Settings& settings, const std::string& figure) {
    Lines lines = {"It would alert:"};
    const auto level = [&](const Message& name, const std::optional<Range>& range) {
        lines.push_back(Message("  ")
                        << name << ": "
                        << (range ? Message() << Own{figure} << " " << in_words(*range)
                                  : Message("never")));
    };
    level("CRITICAL", settings.thresholds.critical);
    level("WARNING", settings.thresholds.warning);
    explain_history_rules(lines, settings.history);
    lines.emplace_back("  when the balance cannot be learned:");
    for (const auto name : failure_class_names) {
        const auto state = settings.failure_states.state_of(*failure_class_named(name));
        lines.push_back(Message("    ")
                        << Own{std::string(name)} << ": " << Own{std::string(name_of(state))});
    }
    return lines;
}

}  // namespace balance
