// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/replay.hpp"

#include "check/evaluation.hpp"
#include "check/range_words.hpp"
#include "check/shown_amount.hpp"

namespace balance {

namespace {

// Grows sample by sample, as the database does.
class GrowingHistory {
  public:
    explicit GrowingHistory(const Settings& settings)
        : settings_(settings), used_up_at_(used_up_at(settings.thresholds)) {}

    void add(const TimedBalance& sample) {
        if (last_ != nullptr) {
            running_ = running_.after(*last_, sample, used_up_at_);
        }
        if (last_ == nullptr || sample.balance != last_->balance) {
            changed_ = sample.time;
        }
        last_ = &sample;
        spend_.push_back({sample.time, running_.spent});
        usage_.add(sample.time, running_.spent.estimate(), running_.hidden);
        levels_.push_back({sample.time, sample.balance.estimate()});
        advance(first_of_spend_, spend_, settings_.history.spend_window);
        advance(first_of_levels_, levels_, settings_.history.topups_window);
    }

    [[nodiscard]] AccountFacts facts(State runway_state) const {
        const auto& rules = settings_.history;
        AccountFacts facts{.now = last_->time,
                           .changed = changed_,
                           .currency = settings_.currency,
                           .runway = {},
                           .spend = {},
                           .topups = {},
                           .runway_state = runway_state};
        if (rules.runway.is_given() || rules.topups.is_given()) {
            facts.runway = usage_.runway(levels_.back().balance - used_up_at_.estimate());
        }
        if (rules.spend.is_given()) {
            facts.spend =
                spent_in_window(std::span(spend_).subspan(first_of_spend_), rules.spend_window);
        }
        if (rules.topups.is_given()) {
            facts.topups =
                count_topups(std::span(levels_).subspan(first_of_levels_), facts.runway->per_day);
            facts.topups_covered = last_->time - levels_[first_of_levels_].time;
        }
        return facts;
    }

    [[nodiscard]] std::vector<SpendPoint> spend_points() const {
        std::vector<SpendPoint> points;
        points.reserve(spend_.size());
        for (const auto& sample : spend_) {
            points.push_back({sample.time, sample.spent.estimate()});
        }
        return points;
    }

  private:
    // To the last sample before the window.
    template <class Points>
    static void advance(std::size_t& first,
                        const Points& points,
                        std::chrono::milliseconds window) {
        const auto start = points.back().time - window;
        while (first + 1 < points.size() && points[first + 1].time <= start) {
            ++first;
        }
    }

    const Settings& settings_;
    Amount used_up_at_;
    const TimedBalance* last_ = nullptr;
    SampleTime changed_;
    RunningSpend running_;
    SpendHistory usage_;
    std::vector<ExactSpend> spend_;
    std::vector<BalancePoint> levels_;
    std::size_t first_of_spend_ = 0;
    std::size_t first_of_levels_ = 0;
};

Message sentence_of(const Evaluation& evaluation, const std::string& currency) {
    const auto& amount = evaluation.balance.figures.front().amount;
    Message text;
    text << shown_amount(amount, currency, evaluation.thresholds);
    if (!currency.empty()) {
        text << " " << Foreign{currency, 12};
    }
    if (evaluation.crossed) {
        text << ", " << violation(*evaluation.crossed, amount);
    }
    for (const auto& finding : evaluation.findings) {
        text << "; " << finding.sentence;
    }
    return text;
}

}  // namespace

Replay replayed(const std::vector<TimedBalance>& samples, const Settings& settings) {
    Replay replay;
    replay.samples.reserve(samples.size());
    GrowingHistory history(settings);
    auto state = State::ok;
    auto runway_state = State::ok;
    for (const auto& sample : samples) {
        history.add(sample);
        const auto facts = history.facts(runway_state);
        auto verdict = judge_history(facts, settings.history, PerfdataThresholds::none);
        runway_state = verdict.runway_state;
        const auto evaluation = with_findings(
            evaluate({.figures = {{"balance", "", sample.balance}}, .currency = settings.currency},
                     settings.thresholds),
            std::move(verdict.findings), {});
        if (evaluation.state != state) {
            state = evaluation.state;
            replay.changes.push_back(
                {sample.time, state, sentence_of(evaluation, settings.currency)});
        }
        replay.samples.push_back({sample.time, sample.balance.estimate(), state,
                                  facts.runway ? facts.runway->lasts : std::nullopt});
    }
    replay.suggestion = suggest_spend(history.spend_points(), settings.history.spend_window);
    return replay;
}

}  // namespace balance
