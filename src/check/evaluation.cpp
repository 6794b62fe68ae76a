// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/evaluation.hpp"

namespace balance {

Evaluation evaluate(Balance balance, const Thresholds& thresholds) {
    const auto& judged = balance.figures.front().amount;
    Evaluation evaluation;
    evaluation.state = thresholds.state_of(judged);
    if (const auto* crossed = thresholds.crossed_by(judged)) {
        evaluation.crossed = *crossed;
    }
    for (const auto& notice : balance.notices) {
        evaluation.state = worst_of(evaluation.state, notice.state);
    }
    evaluation.thresholds = thresholds;
    evaluation.balance = std::move(balance);
    return evaluation;
}

Evaluation with_findings(Evaluation evaluation,
                         std::vector<Finding> findings,
                         std::vector<Perfdata> metrics) {
    for (const auto& finding : findings) {
        evaluation.state = worst_of(evaluation.state, finding.state);
    }
    evaluation.findings = std::move(findings);
    evaluation.metrics = std::move(metrics);
    return evaluation;
}

}  // namespace balance
