// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/replay.hpp"

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
        balances_.push_back(added.balance.estimate());
        samples_.push_back(std::move(added));
    }

    [[nodiscard]] AccountFacts facts(State runway_state) const {
        const auto& newest = samples_.back();
        return account_facts({changed_, usage_, within(samples_, window_), balances_, runway_state},
                             newest.balance, newest.time, settings_);
    }

    [[nodiscard]] const std::vector<Sample>& samples() const { return samples_; }

  private:
    const Settings& settings_;
    std::chrono::milliseconds window_;
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
    auto runway_state = State::ok;
    for (const auto& sample : samples) {
        history.add(sample);
        const auto facts = history.facts(runway_state);
        auto judged = judge_history(facts, settings.history, calendar, PerfdataThresholds::none);
        runway_state = judged.runway_state;
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
