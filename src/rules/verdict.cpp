// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/verdict.hpp"

namespace balance {

Verdict judge_level(Balance balance, const Thresholds& thresholds) {
    const auto& judged = balance.figures.front().amount;
    Verdict verdict;
    verdict.state = thresholds.state_of(judged);
    if (const auto* crossed = thresholds.crossed_by(judged)) {
        verdict.crossed = *crossed;
    }
    for (const auto& notice : balance.notices) {
        verdict.state = worst_of(verdict.state, notice.state);
    }
    verdict.thresholds = thresholds;
    verdict.balance = std::move(balance);
    return verdict;
}

Verdict with_findings(Verdict verdict,
                      std::vector<Finding> findings,
                      std::vector<Perfdata> perfdata) {
    for (const auto& finding : findings) {
        verdict.state = worst_of(verdict.state, finding.state);
    }
    verdict.findings = std::move(findings);
    verdict.perfdata = std::move(perfdata);
    return verdict;
}

}  // namespace balance
