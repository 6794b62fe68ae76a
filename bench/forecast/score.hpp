// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// How good a rule was on an account, by what was to come.

#pragma once

#include <vector>

#include "ledger.hpp"
#include "usual_rules.hpp"

namespace bench {

inline constexpr double threshold_days = 3;
inline constexpr double critical_days = 1;

// An alert, WARNING or CRITICAL, at its threshold.
struct AlertScore {
    int false_alerts = 0;  // stretches of alerting while the money lasts 1.5 times the threshold
    int episodes = 0;      // stretches in which it lasts less than the threshold and the outcome
                           // is known: an alert came, or less than a third of it was left
    int announced = 0;     // of these, with an alert while more than a third was left
    int taken_back = 0;    // alerts that ended without a payment, below the threshold

    void add(const AlertScore& other);
};

// Follows one alert from sample to sample.
class AlertJudge {
  public:
    AlertJudge(double threshold, AlertScore& score);

    void add(const Sample& sample, bool scored, bool alert);

  private:
    void judge_episode(double truth, bool alert);

    double threshold_;
    AlertScore& score_;
    bool was_alert_ = false;
    bool was_false_ = false;
    int topups_ = 0;
    bool low_ = true;
    bool open_ = false;
};

struct Score {
    double years = 0;
    AlertScore warning;
    AlertScore critical;
    int state_changes = 0;      // of WARNING
    std::vector<float> errors;  // relative, where the money lasts from half a day to ten days
    int uncertain = 0;          // of these estimates, said to be uncertain

    void add(const Score& other);
};

Score score(const Ledger& ledger, Rule& rule);

double median(std::vector<float> values);

}  // namespace bench
