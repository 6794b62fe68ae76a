// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "usual_rules.hpp"

#include <cmath>
#include <deque>

#include "ours.hpp"

namespace bench {

namespace {

constexpr double hour = 3600;
constexpr double day = 24 * hour;

struct Point {
    double time;
    double balance;
};

std::optional<double> days_at(double balance, double rate) {
    if (balance <= 0) {
        return 0;
    }
    return rate > 0 ? std::optional(balance / rate / day) : std::nullopt;
}

// The last samples within a window, and one on its edge.
class Window : public Rule {
  public:
    explicit Window(double length) : length_(length) {}

    void add(double time, double balance) override {
        points_.push_back({time, balance});
        added(points_.back());
        while (points_.front().time < time - length_) {
            const auto oldest = points_.front();
            points_.pop_front();
            removed(oldest);
        }
    }

  protected:
    virtual void added(const Point&) {}
    virtual void removed(const Point&) {}

    std::deque<Point> points_;

  private:
    double length_;
};

// netdata's disk_fill_rate: from the first to the last sample of the window. A top-up turns it
// around.
class TwoPoints : public Window {
  public:
    using Window::Window;

    [[nodiscard]] std::optional<double> estimate() const override {
        const auto& first = points_.front();
        const auto& last = points_.back();
        const auto time = last.time - first.time;
        return days_at(last.balance, time > 0 ? (first.balance - last.balance) / time : 0);
    }
};

// predict_linear of Prometheus, timeleft of Zabbix. A top-up turns it around.
class LeastSquares : public Window {
  public:
    using Window::Window;

    [[nodiscard]] std::optional<double> estimate() const override {
        const auto n = static_cast<double>(points_.size());
        const auto spread = n * tt_ - t_ * t_;
        const auto slope = spread > 1e-9 ? (n * tb_ - t_ * b_) / spread : 0;
        return days_at(points_.back().balance, -slope / day);
    }

  protected:
    void added(const Point& point) override { count(point, 1); }
    void removed(const Point& point) override { count(point, -1); }

  private:
    void count(const Point& point, double sign) {
        const auto t = (point.time - origin) / day;
        t_ += sign * t;
        b_ += sign * point.balance;
        tt_ += sign * t * t;
        tb_ += sign * t * point.balance;
    }

    static constexpr double origin = 1.72e9;
    double t_ = 0;
    double b_ = 0;
    double tt_ = 0;
    double tb_ = 0;
};

// Checkmk's trend: the change, averaged with weights that halve in a day. A top-up drags it along.
class MovingAverage : public Rule {
  public:
    void add(double time, double balance) override {
        if (last_ && time > last_->time) {
            const auto keep = std::pow(0.5, (time - last_->time) / day);
            const auto rate = (last_->balance - balance) / (time - last_->time);
            rate_ = keep * rate_ + (1 - keep) * rate;
        }
        last_ = Point{time, balance};
    }
    [[nodiscard]] std::optional<double> estimate() const override {
        return days_at(last_->balance, rate_);
    }

  private:
    std::optional<Point> last_;
    double rate_ = 0;
};

// The sum of the drops in the window: the one that knows of top-ups.
class Drops : public Window {
  public:
    using Window::Window;

    [[nodiscard]] std::optional<double> estimate() const override {
        const auto time = points_.back().time - points_.front().time;
        return days_at(points_.back().balance, time > 0 ? sum_ / time : 0);
    }

  protected:
    void added(const Point& point) override {
        if (points_.size() > 1) {
            sum_ += std::max(0.0, points_[points_.size() - 2].balance - point.balance);
        }
    }
    void removed(const Point& point) override {
        sum_ -= std::max(0.0, point.balance - points_.front().balance);
    }

  private:
    double sum_ = 0;
};

}  // namespace

std::vector<NamedRule> rules_to_score(bool only_ours) {
    std::vector<NamedRule> rules;
    rules.push_back({"check_balance", make_ours()});
    if (only_ours) {
        return rules;
    }
    rules.push_back({"rate over the last hour", std::make_unique<TwoPoints>(hour)});
    rules.push_back({"least squares, 6 h", std::make_unique<LeastSquares>(6 * hour)});
    rules.push_back({"least squares, 1 d", std::make_unique<LeastSquares>(day)});
    rules.push_back({"least squares, 7 d", std::make_unique<LeastSquares>(7 * day)});
    rules.push_back({"EWMA of 24 h", std::make_unique<MovingAverage>()});
    rules.push_back({"drops over 7 d", std::make_unique<Drops>(7 * day)});
    rules.push_back({"drops over 28 d", make_drops_over_28_days()});
    return rules;
}

std::unique_ptr<Rule> make_drops_over_28_days() {
    return std::make_unique<Drops>(28 * day);
}

}  // namespace bench
