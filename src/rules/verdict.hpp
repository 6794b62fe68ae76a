// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The verdict: a balance against its thresholds, and what its reply told beside it. Pure.

#pragma once

#include <optional>
#include <vector>

#include "core/state.hpp"
#include "core/thresholds.hpp"
#include "output/perfdata.hpp"
#include "reply/balance.hpp"
#include "rules/finding.hpp"

namespace balance {

struct Verdict {
    State state = State::ok;  // the worst of level, notices and findings
    Balance balance;
    Thresholds thresholds;
    std::optional<Range> crossed;    // what made the level's state; absent for OK
    std::vector<Finding> findings;   // of the rules beside the level
    std::vector<Perfdata> perfdata;  // theirs
};

[[nodiscard]] Verdict judge_level(Balance balance, const Thresholds& thresholds);

// With what the rules beside the level found.
[[nodiscard]] Verdict with_findings(Verdict verdict,
                                    std::vector<Finding> findings,
                                    std::vector<Perfdata> perfdata);

}  // namespace balance
