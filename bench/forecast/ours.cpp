// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "ours.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>

#include "forecast/spend_history.hpp"
#include "rules/runway_rule.hpp"

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
    void add(double time, double balance) override {
        rise_ = last_ ? std::max(0.0, balance - last_->balance) : 0;
        if (last_) {
            spent_ += std::max(0.0, last_->balance - balance);
            const bool is_used_up = balance <= 0 && balance == last_->balance;
            if (balance > last_->balance || is_used_up) {
                hidden_ += milliseconds_of(time - last_->time);
            }
        }
        last_ = Point{time, balance};
        history_.add(balance::SampleTime(milliseconds_of(time)), spent_, hidden_);
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
        alert = balance::RunwayRule{seconds_of(days), {}}.judge(runway(), now(), rise_, alert);
        return alert.state == balance::State::warning;
    }
    [[nodiscard]] bool critical(double days) override {
        auto& alert = criticals_[days];
        alert = balance::RunwayRule{{}, seconds_of(days)}.judge(runway(), now(), rise_, alert);
        return alert.state == balance::State::critical;
    }
    [[nodiscard]] bool uncertain() const override { return runway().uncertain; }

  private:
    struct Point {
        double time;
        double balance;
    };

    [[nodiscard]] balance::SampleTime now() const {
        return balance::SampleTime(milliseconds_of(last_->time));
    }

    // Where nobody asks, nothing is worked out: long histories are fed in no time.
    const balance::Runway& runway() const {
        if (!runway_) {
            runway_ = history_.runway(last_->balance);
        }
        return *runway_;
    }

    std::optional<Point> last_;
    double spent_ = 0;
    std::chrono::milliseconds hidden_{};
    balance::SpendHistory history_;
    mutable std::optional<balance::Runway> runway_;
    double rise_ = 0;
    std::map<double, balance::RunwayAlert> warnings_;  // by threshold
    std::map<double, balance::RunwayAlert> criticals_;
};

}  // namespace

std::unique_ptr<Rule> make_ours() {
    return std::make_unique<Ours>();
}

}  // namespace bench
