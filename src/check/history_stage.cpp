// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/history_stage.hpp"

#include <memory>

#include "history/history_file.hpp"

namespace balance {

namespace {

Message reason_of(const SqliteError& error) {
    switch (error.kind()) {
        case SqliteError::Kind::locked:
            return "it is locked by another program";
        case SqliteError::Kind::full:
            return "the disk is full";
        case SqliteError::Kind::read_only:
            return "it cannot be written";
        case SqliteError::Kind::damaged:
            return "it is damaged or no history: move it away, a new one will be made";
        case SqliteError::Kind::cannot_open:
            return "it cannot be opened";
        case SqliteError::Kind::other:
            break;
    }
    return Message() << Foreign{error.what(), 80};
}

std::string runway_rule(const DurationLevels& levels) {
    const auto text = [](const std::optional<std::chrono::seconds>& bound) {
        return bound ? std::to_string(bound->count()) : std::string();
    };
    return text(levels.warning) + "/" + text(levels.critical);
}

HistoryNeeds needs_of(const Settings& all) {
    const auto& settings = all.history;
    HistoryNeeds needs;
    needs.used_up_at = used_up_at(all.thresholds);
    // What is usually spent tells a top-up from a correction.
    needs.runway = settings.runway.is_given() || settings.topups.is_given();
    needs.runway_rule = runway_rule(settings.runway);
    if (settings.spend.is_given()) {
        needs.spend_window = settings.spend_window;
    }
    if (settings.topups.is_given()) {
        needs.topups_window = settings.topups_window;
    }
    return needs;
}

AccountFacts facts_of(const HistoryView& view,
                      const Settings& all,
                      const Amount& amount,
                      SampleTime now) {
    const auto& settings = all.history;
    AccountFacts facts{.now = now,
                       .changed = view.changed,
                       .currency = {},
                       .runway = {},
                       .spend = {},
                       .topups = {},
                       .runway_state = view.runway_state};
    if (settings.runway.is_given() || settings.topups.is_given()) {
        facts.runway = view.usage.runway(amount.estimate() - used_up_at(all.thresholds).estimate());
    }
    if (settings.spend.is_given()) {
        facts.spend = spent_in_window(view.spend, settings.spend_window);
    }
    if (settings.topups.is_given()) {
        facts.topups = count_topups(view.levels, facts.runway->per_day);
        facts.topups_covered = now - view.levels.front().time;
    }
    return facts;
}

HistoryOutcome consult(const Settings& settings,
                       const SeriesKey& key,
                       const Amount& amount,
                       const HistoryTiming& timing) {
    const auto& rules = settings.history;
    const auto now = timing.now;
    auto database = open_history_file(rules.file, timing.patience);
    if (!database) {
        return without_history(rules, Message() << Own{database.error()});
    }
    const auto history = std::make_shared<History>(std::move(database).value());
    const auto view = history->record(key, now, amount, needs_of(settings));
    if (!view) {
        return without_history(rules, Message() << Own{view.error()});
    }
    auto facts = facts_of(*view, settings, amount, now);
    facts.currency = key.currency;
    auto verdict = judge_history(facts, rules, settings.perfdata_thresholds);
    if (rules.runway.is_given() && verdict.runway_state != view->runway_state) {
        history->set_runway_state(runway_rule(rules.runway), verdict.runway_state);
    }
    return {.findings = std::move(verdict.findings),
            .perfdata = std::move(verdict.perfdata),
            .details = {},
            .afterwards = [history, file = rules.file] { history->tidy_up(file); }};
}

}  // namespace

HistoryOutcome without_history(const HistorySettings& settings, const Message& reason) {
    Message text("history unavailable: ");
    text << reason << " (" << Foreign{settings.file, 200} << ")";
    HistoryOutcome outcome;
    if (settings.has_rules()) {
        outcome.findings.push_back({State::unknown, text});
    } else {
        outcome.details.push_back(text);
    }
    return outcome;
}

HistoryOutcome consult_history(const Settings& settings,
                               const SeriesKey& key,
                               const Amount& amount,
                               const HistoryTiming& timing) {
    try {
        return consult(settings, key, amount, timing);
    } catch (const SqliteError& error) {
        return without_history(settings.history, reason_of(error));
    }
}

}  // namespace balance
