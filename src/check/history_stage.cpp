// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/history_stage.hpp"

#include <memory>

#include "history/history_file.hpp"

namespace balance {

namespace {

Message in_file(const HistorySettings& settings) {
    return Message(" (") << Foreign{settings.file, 200} << ")";
}

// Faults of the place are told before SQLite meets them, by history_place.hpp.
Message reason_of(const SqliteError& error, const HistorySettings& settings) {
    switch (error.kind()) {
        case SqliteError::Kind::locked:
            return Message("it is locked by another program") << in_file(settings);
        case SqliteError::Kind::full:
            return Message("the disk is full") << in_file(settings);
        case SqliteError::Kind::read_only:
            return Message("it cannot be written") << in_file(settings);
        case SqliteError::Kind::damaged:
            return Message("it is damaged or no history: move it away, a new one will be made")
                   << in_file(settings);
        case SqliteError::Kind::cannot_open:
            return Message("it cannot be opened") << in_file(settings);
        case SqliteError::Kind::wal_gone:
            return Message() << Foreign{settings.file + "-wal", 200}
                             << " was removed while a program has the history open: end it, "
                                "fuser -v "
                             << Foreign{settings.file, 200} << " names it";
        case SqliteError::Kind::overtaken:
        case SqliteError::Kind::other:
            break;
    }
    return Message() << Foreign{error.what(), 80} << in_file(settings);
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

// What was judged is told, also where it could not be stored.
class Consultation {
  public:
    Consultation(const Settings& settings, const HistoryTiming& timing)
        : settings_(settings), rules_(settings.history), timing_(timing) {}

    [[nodiscard]] HistoryOutcome consult(const SeriesKey& key, const Amount& amount) {
        try {
            return record(key, amount);
        } catch (const SqliteError& error) {
            auto outcome = without_history(rules_, reason_of(error, rules_));
            outcome.findings.insert(outcome.findings.begin(), verdict_.findings.begin(),
                                    verdict_.findings.end());
            outcome.perfdata = std::move(verdict_.perfdata);
            return outcome;
        }
    }

  private:
    [[nodiscard]] HistoryOutcome record(const SeriesKey& key, const Amount& amount) {
        auto file = open_history_file(rules_.file, timing_.patience);
        if (!file) {
            return without_history(rules_, file.error());
        }
        const bool lost_its_wal = file->lost_its_wal;
        const auto history = std::make_shared<History>(std::move(file).value().database);
        const auto view = history->record(
            key, timing_.now, amount, needs_of(settings_), [&](const HistoryView& seen) {
                auto facts = facts_of(seen, settings_, amount, timing_.now);
                facts.currency = key.currency;
                verdict_ = judge_history(facts, rules_, settings_.perfdata_thresholds);
                return rules_.runway.is_given() ? verdict_.runway_state : seen.runway_state;
            });
        if (!view) {
            return without_history(rules_, Message() << Own{view.error()} << in_file(rules_));
        }
        HistoryOutcome outcome{
            .findings = std::move(verdict_.findings),
            .perfdata = std::move(verdict_.perfdata),
            .details = {},
            .afterwards = [history, path = rules_.file] { history->tidy_up(path); }};
        if (lost_its_wal) {
            outcome.details.push_back(Message("history: ")
                                      << Foreign{rules_.file + "-wal", 200}
                                      << " was removed by another program: the last samples are "
                                         "lost, it goes on with those before");
        }
        return outcome;
    }

    const Settings& settings_;
    const HistorySettings& rules_;
    const HistoryTiming& timing_;
    HistoryVerdict verdict_;
};

}  // namespace

HistoryOutcome without_history(const HistorySettings& settings, const Message& reason) {
    Message text("history unavailable: ");
    text << reason;
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
    return Consultation(settings, timing).consult(key, amount);
}

}  // namespace balance
