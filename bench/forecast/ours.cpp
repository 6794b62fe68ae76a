// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "ours.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <map>
#include <span>
#include <vector>

#include "forecast/spend_history.hpp"
#include "rules/awaited_reset.hpp"
#include "rules/runway_rule.hpp"
#include "rules/window_spend.hpp"
#include "samples/sample_course.hpp"
#include "shown_amount.hpp"

namespace bench {

namespace {

constexpr double day = 86400;

std::chrono::milliseconds milliseconds_of(double seconds) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

std::chrono::seconds seconds_of(double days) {
    return std::chrono::seconds(static_cast<std::int64_t>(days * day));
}

class Ours : public Rule {
  public:
    explicit Ours(const std::vector<std::chrono::local_days>& holidays) : history_({}, holidays) {}

    void add(double time, double balance) override {
        const balance::SampleTime at(milliseconds_of(time));
        const auto amount = amount_of(balance);
        if (last_) {
            const auto undone = moves_.next(*last_, at, amount);
            last_ = balance::next_sample(*last_, at, amount, {}, undone);
        } else {
            last_ = balance::Sample{at, amount};
        }
        balance_ = balance;
        samples_.push_back(*last_);
        history_.add(at, last_->spent.estimate(), last_->hidden, last_->undone.estimate());
        rises_.add(at, balance, last_->spent.estimate(), last_->hidden, last_->undone.estimate());
        runway_.reset();
    }
    [[nodiscard]] std::optional<double> estimate() const override {
        if (!runway().lasts) {
            return std::nullopt;
        }
        return static_cast<double>(runway().lasts->count()) / day;
    }
    [[nodiscard]] bool alerts(double days) override {
        auto& alert = warnings_[days];
        alert =
            balance::RunwayRule{seconds_of(days), {}}.judge(judged(alert), now(), balance_, alert);
        return alert.state == balance::State::warning;
    }
    [[nodiscard]] bool critical(double days) override {
        auto& alert = criticals_[days];
        alert =
            balance::RunwayRule{{}, seconds_of(days)}.judge(judged(alert), now(), balance_, alert);
        return alert.state == balance::State::critical;
    }
    [[nodiscard]] std::optional<WindowSpend> window_spend(double seconds) const override {
        const auto window = milliseconds_of(seconds);
        const std::span<const balance::Sample> all(samples_);
        const auto spend = balance::spent_in_window(balance::within(all, window), window);
        const auto usual = history_.usual_in(spend.start);
        if (!usual.spend) {
            return std::nullopt;
        }
        return WindowSpend{spend.amount.estimate(), *usual.spend};
    }
    [[nodiscard]] bool uncertain() const override { return runway().uncertain; }

  private:
    [[nodiscard]] balance::SampleTime now() const { return last_->time; }

    // Where nobody asks, nothing is worked out: long histories are fed in no time.
    const balance::Runway& runway() const {
        if (!runway_) {
            runway_ = history_.runway(balance_);
        }
        return *runway_;
    }

    // Beside the next reset of a monthly quota.
    [[nodiscard]] balance::Runway judged(const balance::RunwayAlert& alert) const {
        balance::AccountFacts facts;
        facts.now = now();
        facts.runway = runway();
        facts.rises = rises_.rises();
        const auto reset = balance::AwaitedReset::of(facts, {});
        return reset ? reset->judged(alert.state) : runway();
    }

    std::optional<balance::Sample> last_;
    balance::RiseLog rises_;
    std::vector<balance::Sample> samples_;
    balance::OpenMoves moves_;
    double balance_ = 0;
    balance::SpendHistory history_;
    mutable std::optional<balance::Runway> runway_;
    std::map<double, balance::RunwayAlert> warnings_;  // by threshold
    std::map<double, balance::RunwayAlert> criticals_;
};

}  // namespace

std::unique_ptr<Rule> make_ours(const std::vector<int>& holidays) {
    std::vector<std::chrono::local_days> dates;
    for (const auto date : holidays) {
        dates.emplace_back(std::chrono::days(date));
    }
    return std::make_unique<Ours>(dates);
}

}  // namespace bench
