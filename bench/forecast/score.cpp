// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "score.hpp"

#include <algorithm>
#include <cmath>

namespace bench {

namespace {

constexpr double clearly_above = 1.5 * threshold_days;
constexpr double ahead = 1;
constexpr double shortest_judged = 0.5;
constexpr double longest_judged = 10;

// Counts the stretches of low money and whether they were announced.
class Episodes {
  public:
    explicit Episodes(Score& score) : score_(score) {}

    // One that nobody polled while more than a day was left is nobody's to announce.
    void add(double truth, bool alert) {
        const bool is_low = truth < threshold_days;
        if (is_low && !low_) {
            open_ = truth > ahead;
        }
        low_ = is_low;
        if (!low_ || !open_ || (!alert && truth > ahead)) {
            return;
        }
        open_ = false;
        ++score_.episodes;
        score_.announced += truth > ahead;
    }

  private:
    Score& score_;
    bool low_ = true;
    bool open_ = false;
};

}  // namespace

void Score::add(const Score& other) {
    years += other.years;
    false_alerts += other.false_alerts;
    episodes += other.episodes;
    announced += other.announced;
    state_changes += other.state_changes;
    uncertain += other.uncertain;
    errors.insert(errors.end(), other.errors.begin(), other.errors.end());
}

Score score(const Ledger& ledger, Rule& rule) {
    Score result;
    result.years = ledger.calendar.years();
    Episodes episodes(result);
    bool was_false = false;
    bool was_alert = false;
    for (const auto& sample : ledger.samples) {
        rule.add(ledger.calendar.seconds(sample.step), sample.balance);
        const bool alert = rule.alerts(threshold_days);
        if (sample.step < ledger.calendar.first_scored) {
            was_alert = alert;
            continue;
        }
        const auto truth = sample.truth.value_or(ahead_days);
        const bool is_false = alert && truth > clearly_above;
        result.false_alerts += is_false && !was_false;
        result.state_changes += alert != was_alert;
        was_false = is_false;
        was_alert = alert;
        episodes.add(truth, alert);
        if (truth >= shortest_judged && truth <= longest_judged) {
            const auto error = std::abs(rule.estimate().value_or(1e9) - truth) / truth;
            result.errors.push_back(static_cast<float>(error));
            result.uncertain += rule.uncertain();
        }
    }
    return result;
}

double median(std::vector<float> values) {
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<long>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace bench
