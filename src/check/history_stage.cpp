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

// Faults of the place are told before SQLite meets them, by history_location.hpp.
Message reason_of(const SqliteError& error, const HistorySettings& settings) {
    switch (error.kind()) {
        case SqliteError::Kind::locked:
            return Message("it is locked by another program") << in_file(settings);
        case SqliteError::Kind::full:
            return Message("the disk is full") << in_file(settings);
        case SqliteError::Kind::read_only:
            return Message("it cannot be written") << in_file(settings);
        case SqliteError::Kind::damaged:
            return Message("it is damaged or not a history: move it away, then a new one is made")
                   << in_file(settings);
        case SqliteError::Kind::cannot_open:
            return Message("it cannot be opened") << in_file(settings);
        case SqliteError::Kind::wal_gone:
            return Message() << Foreign{settings.file + "-wal", 200}
                             << " was removed while a program has the history open: find the "
                                "program with fuser -v "
                             << Foreign{settings.file, 200} << " and end it";
        case SqliteError::Kind::overtaken:
        case SqliteError::Kind::other:
            break;
    }
    return Message() << Foreign{error.what(), 80} << in_file(settings);
}

// Another floor is another rule, too.
std::string runway_rule(const DurationLevels& levels, const Amount& used_up_at) {
    const auto text = [](const std::optional<std::chrono::seconds>& bound) {
        return bound ? std::to_string(bound->count()) : std::string();
    };
    const auto floor = used_up_at == Amount() ? std::string() : "/" + used_up_at.text();
    return text(levels.warning) + "/" + text(levels.critical) + floor;
}

HistoryNeeds needs_of(const Settings& all, const Calendar& calendar) {
    const auto& settings = all.history;
    HistoryNeeds needs;
    needs.zone = calendar.clock.zone;
    needs.holidays = calendar.holidays.days();
    needs.used_up_at = used_up_at(all.thresholds);
    needs.runway = needs_forecast(settings);
    needs.runway_rule = runway_rule(settings.runway, needs.used_up_at);
    needs.window = longest_window(settings);
    if (settings.topups.is_given()) {
        needs.unthinned = settings.topups_window;
    }
    return needs;
}

// What was judged is told, also where it could not be stored.
class Consultation {
  public:
    Consultation(const Settings& settings, const Calendar& calendar, const HistoryTiming& timing)
        : settings_(settings), rules_(settings.history), calendar_(calendar), timing_(timing) {}

    [[nodiscard]] HistoryAnswer consult(const SeriesKey& key, const Amount& amount) {
        try {
            return record(key, amount);
        } catch (const SqliteError& error) {
            auto outcome = without_history(rules_, reason_of(error, rules_));
            outcome.findings.insert(outcome.findings.begin(), judged_.findings.begin(),
                                    judged_.findings.end());
            outcome.perfdata = std::move(judged_.perfdata);
            return outcome;
        }
    }

  private:
    [[nodiscard]] HistoryAnswer record(const SeriesKey& key, const Amount& amount) {
        auto file = open_history_file(rules_.file, timing_.patience);
        if (!file) {
            return without_history(rules_, file.error());
        }
        const bool lost_its_wal = file->lost_its_wal;
        const auto history = std::make_shared<History>(std::move(file).value().database);
        const auto view = history->record(
            key, timing_.now, amount, needs_of(settings_, calendar_), [&](const HistoryView& seen) {
                std::vector<double> balances;
                for (const auto& sample : seen.samples) {
                    balances.push_back(sample.balance.estimate());
                }
                auto facts = account_facts({seen.changed, seen.usage, seen.samples, balances,
                                            seen.runway_alert, seen.rises.rises()},
                                           amount, timing_.now, settings_);
                facts.currency = key.currency;
                judged_ = judge_history(facts, rules_, calendar_, settings_.perfdata_thresholds);
                return rules_.runway.is_given() ? judged_.runway_alert : seen.runway_alert;
            });
        if (!view) {
            return without_history(rules_, Message() << Own{view.error()} << in_file(rules_));
        }
        HistoryAnswer outcome{
            .findings = std::move(judged_.findings),
            .perfdata = std::move(judged_.perfdata),
            .details = {},
            .afterwards = [history, path = rules_.file] { history->tidy_up(path); }};
        if (lost_its_wal) {
            outcome.details.push_back(Message("history: ")
                                      << Foreign{rules_.file + "-wal", 200}
                                      << " was removed by another program: the last samples are "
                                         "lost, the earlier ones are kept");
        }
        return outcome;
    }

    const Settings& settings_;
    const HistorySettings& rules_;
    const Calendar& calendar_;
    const HistoryTiming& timing_;
    HistoryFindings judged_;
};

}  // namespace

HistoryAnswer without_history(const HistorySettings& settings, const Message& reason) {
    Message text("history unavailable: ");
    text << reason;
    HistoryAnswer outcome;
    if (settings.has_rules()) {
        outcome.findings.push_back({State::unknown, text});
    } else {
        outcome.details.push_back(text);
    }
    return outcome;
}

HistoryAnswer consult_history(const Settings& settings,
                              const SeriesKey& key,
                              const Amount& amount,
                              const Calendar& calendar,
                              const HistoryTiming& timing) {
    return Consultation(settings, calendar, timing).consult(key, amount);
}

}  // namespace balance
