// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "same_hours.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace bench {

namespace {

constexpr double hour = 3600;
constexpr int hours_a_week = 168;
constexpr int weeks = 4;

class SameHours : public Rule {
  public:
    void add(double time, double balance) override {
        if (points_.empty()) {
            first_hour_ = std::floor(time / hour);
        } else {
            const auto& last = points_.back();
            const auto drop = std::max(0.0, last.balance - balance);
            const auto index = static_cast<std::size_t>(time / hour - first_hour_);
            hours_.resize(std::max(hours_.size(), index + 1));
            hours_[index] += drop;
            spent_ += drop;
        }
        points_.push_back({time, balance, spent_});
    }

    [[nodiscard]] std::optional<double> estimate() const override { return std::nullopt; }

    [[nodiscard]] std::optional<WindowSpend> window_spend(double seconds) const override {
        const auto now = hours_.size();
        if (now < weeks * hours_a_week + 1) {
            return std::nullopt;
        }
        double usual = 0;
        double all = 0;
        for (std::size_t back = 1; back <= weeks * hours_a_week; ++back) {
            all += hours_[now - 1 - back];
            usual += back % hours_a_week == 0 ? hours_[now - 1 - back] : 0;
        }
        usual = std::max(usual / weeks, all / (weeks * hours_a_week) / 4);
        return WindowSpend{spent_ - spent_at(points_.back().time - seconds),
                           usual * seconds / hour};
    }

  private:
    struct Point {
        double time;
        double balance;
        double spent;
    };

    // Drops are spread over the time between samples.
    [[nodiscard]] double spent_at(double time) const {
        const auto after = std::ranges::lower_bound(points_, time, {}, &Point::time);
        if (after == points_.begin()) {
            return 0;
        }
        const auto& before = *(after - 1);
        const auto part = (time - before.time) / (after->time - before.time);
        return before.spent + part * (after->spent - before.spent);
    }

    double first_hour_ = 0;
    double spent_ = 0;
    std::vector<double> hours_;
    std::vector<Point> points_;
};

}  // namespace

std::unique_ptr<Rule> make_same_hours() {
    return std::make_unique<SameHours>();
}

}  // namespace bench
