// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The verdict: a balance against its thresholds, and what its reply told beside it. Pure.

#pragma once

#include <optional>
#include <vector>

#include "check/finding.hpp"
#include "core/state.hpp"
#include "core/thresholds.hpp"
#include "output/perfdata.hpp"
#include "provider/balance.hpp"

namespace balance {

struct Evaluation {
    State state = State::ok;  // the worst of level, notices and findings
    Balance balance;
    Thresholds thresholds;
    std::optional<Range> crossed;   // what made the level's state; absent for OK
    std::vector<Finding> findings;  // of the rules beside the level
    std::vector<Perfdata> metrics;  // theirs
};

[[nodiscard]] Evaluation evaluate(Balance balance, const Thresholds& thresholds);

// With what the rules beside the level found.
[[nodiscard]] Evaluation with_findings(Evaluation evaluation,
                                       std::vector<Finding> findings,
                                       std::vector<Perfdata> metrics);

}  // namespace balance
