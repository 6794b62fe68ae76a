// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/replay.hpp"

#include <algorithm>

#include "check/report_builder.hpp"
#include "rules/verdict.hpp"

namespace balance {

namespace {

// Grows sample by sample, as the database does.
class GrowingHistory {
  public:
    explicit GrowingHistory(const Settings& settings)
        : settings_(settings), window_(longest_window(settings.history)) {}

    void add(const Sample& sample) {
        auto added = samples_.empty() ? Sample{sample.time, sample.balance}
                                      : next_sample(samples_.back(), sample.time, sample.balance,
                                                    used_up_at(settings_.thresholds));
        if (samples_.empty() || added.balance != samples_.back().balance) {
            changed_ = added.time;
        }
        usage_.add(added.time, added.spent.estimate(), added.hidden);
        rise_ = samples_.empty()
                    ? 0
                    : std::max(0.0, added.balance.estimate() - samples_.back().balance.estimate());
        balances_.push_back(added.balance.estimate());
        samples_.push_back(std::move(added));
    }

    [[nodiscard]] AccountFacts facts(const RunwayAlert& runway_alert) const {
        const auto& newest = samples_.back();
        return account_facts({changed_, usage_, within(samples_, window_), balances_, rise_,
                              runway_alert},
                             newest.balance, newest.time, settings_);
    }

    [[nodiscard]] const std::vector<Sample>& samples() const { return samples_; }

  private:
    const Settings& settings_;
    std::chrono::milliseconds window_;
    double rise_ = 0;
    SampleTime changed_;
    SpendHistory usage_;
    std::vector<Sample> samples_;
    std::vector<double> balances_;
};

}  // namespace

Replay replayed(const std::vector<Sample>& samples,
                const Settings& settings,
                const Calendar& calendar) {
    Replay replay;
    replay.samples.reserve(samples.size());
    GrowingHistory history(settings);
    auto state = State::ok;
    RunwayAlert runway_alert;
    for (const auto& sample : samples) {
        history.add(sample);
        const auto facts = history.facts(runway_alert);
        auto judged = judge_history(facts, settings.history, calendar, PerfdataThresholds::none);
        runway_alert = judged.runway_alert;
        const auto verdict = with_findings(
            judge_level(
                {.figures = {{"balance", "", sample.balance}}, .currency = settings.currency},
                settings.thresholds),
            std::move(judged.findings), {});
        if (verdict.state != state) {
            state = verdict.state;
            replay.changes.push_back(
                {sample.time, state, report_of(verdict, settings, {}).summary});
        }
        replay.samples.push_back({sample.time, sample.balance.estimate(), state,
                                  facts.runway ? facts.runway->lasts : std::nullopt});
    }
    replay.suggestion = suggest_spend(history.samples(), settings.history.spend_window);
    return replay;
}

}  // namespace balance
