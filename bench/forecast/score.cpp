// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "score.hpp"

#include <algorithm>
#include <cmath>

namespace bench {

namespace {

constexpr double clearly_above = 1.5;
constexpr double shortest_judged = 0.5;
constexpr double longest_judged = 10;

}  // namespace

AlertJudge::AlertJudge(double threshold, AlertScore& score)
    : threshold_(threshold), score_(score) {}

void AlertJudge::add(const Sample& sample, bool scored, bool alert) {
    const auto truth = sample.truth.value_or(ahead_days);
    if (scored) {
        const auto seems = std::min(truth, sample.shown_lasts.value_or(ahead_days));
        const bool is_false = alert && seems > clearly_above * threshold_;
        score_.false_alerts += is_false && !was_false_;
        was_false_ = is_false;
        score_.taken_back += was_alert_ && !alert && truth < threshold_ && sample.topups == topups_;
        judge_episode(truth, alert);
    }
    was_alert_ = alert;
    topups_ = sample.topups;
}

// One that nobody polled while more than a third was left is nobody's to announce.
void AlertJudge::judge_episode(double truth, bool alert) {
    const auto ahead = threshold_ / 3;
    const bool is_low = truth < threshold_;
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

void AlertScore::add(const AlertScore& other) {
    false_alerts += other.false_alerts;
    episodes += other.episodes;
    announced += other.announced;
    taken_back += other.taken_back;
}

void Score::add(const Score& other) {
    years += other.years;
    warning.add(other.warning);
    critical.add(other.critical);
    state_changes += other.state_changes;
    uncertain += other.uncertain;
    errors.insert(errors.end(), other.errors.begin(), other.errors.end());
}

Score score(const Ledger& ledger, Rule& rule) {
    Score result;
    result.years = ledger.calendar.years();
    AlertJudge warning(threshold_days, result.warning);
    AlertJudge critical(critical_days, result.critical);
    bool was_alert = false;
    for (const auto& sample : ledger.samples) {
        rule.add(ledger.calendar.seconds(sample.step), sample.balance);
        const bool scored = sample.step >= ledger.calendar.first_scored;
        const bool alert = rule.alerts(threshold_days);
        warning.add(sample, scored, alert);
        critical.add(sample, scored, rule.critical(critical_days));
        result.state_changes += scored && alert != was_alert;
        was_alert = alert;
        const auto truth = sample.truth.value_or(ahead_days);
        if (scored && truth >= shortest_judged && truth <= longest_judged) {
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
