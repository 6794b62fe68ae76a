// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/replay.hpp"

#include "check/report_builder.hpp"
#include "rules/verdict.hpp"
#include "samples/sample_course.hpp"

namespace balance {

namespace {

// Grows sample by sample, as the database does.
class GrowingHistory {
  public:
    GrowingHistory(const Settings& settings, const Calendar& calendar)
        : settings_(settings),
          window_(longest_window(settings.history)),
          usage_(calendar.clock.zone, calendar.holidays.days()),
          course_(used_up_at(settings.thresholds)) {}

    void reserve(std::size_t count) { course_.reserve(count); }

    void add(const Sample& sample) {
        const bool is_first = samples().empty();
        const bool is_changed = is_first || sample.balance != samples().back().balance;
        const auto& added = course_.add(sample.time, sample.balance);
        if (is_changed) {
            changed_ = added.time;
        }
        balances_.push_back(added.balance.estimate());
        const auto spent = added.spent.estimate();
        const auto undone = added.undone.estimate();
        usage_.add(added.time, spent, added.hidden, undone);
        rises_.add(added.time, balances_.back(), spent, added.hidden, undone);
    }

    [[nodiscard]] AccountFacts facts(const RunwayAlert& runway_alert) const {
        const auto& newest = samples().back();
        return account_facts(
            {changed_, usage_, within(samples(), window_), balances_, runway_alert, rises_.rises()},
            newest.balance, newest.time, settings_);
    }

    [[nodiscard]] std::span<const Sample> samples() const { return course_.samples(); }

  private:
    const Settings& settings_;
    std::chrono::milliseconds window_;
    SampleTime changed_;
    SpendHistory usage_;
    SampleCourse course_;
    RiseLog rises_;
    std::vector<double> balances_;
};

struct Judged {
    Verdict verdict;
    RunwayAlert runway_alert;
};

Judged judged_by(const AccountFacts& facts,
                 const Amount& balance,
                 const Settings& settings,
                 const Calendar& calendar,
                 Findings wanted) {
    auto history =
        judge_history(facts, settings.history, calendar, PerfdataThresholds::none, wanted);
    auto level = judge_level({.figures = {{"balance", "", balance}}, .currency = settings.currency},
                             settings.thresholds);
    return {with_findings(std::move(level), std::move(history.findings), {}), history.runway_alert};
}

}  // namespace

Replay replayed(const std::vector<Sample>& samples,
                const Settings& settings,
                const Calendar& calendar) {
    Replay replay;
    replay.samples.reserve(samples.size());
    GrowingHistory history(settings, calendar);
    history.reserve(samples.size());
    auto state = State::ok;
    RunwayAlert runway_alert;
    for (const auto& sample : samples) {
        history.add(sample);
        const auto facts = history.facts(runway_alert);
        auto judged = judged_by(facts, sample.balance, settings, calendar, Findings::states_only);
        if (judged.verdict.state != state) {
            judged = judged_by(facts, sample.balance, settings, calendar, Findings::told);
            state = judged.verdict.state;
            replay.changes.push_back(
                {sample.time, state, report_of(judged.verdict, settings, {}).summary});
        }
        runway_alert = judged.runway_alert;
        replay.samples.push_back({sample.time, sample.balance.estimate(), state,
                                  facts.runway ? facts.runway->lasts : std::nullopt});
    }
    replay.suggestion = suggest_spend(history.samples(), settings.history.spend_window);
    return replay;
}

}  // namespace balance
