// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The ways in which monitoring usually estimates when something runs out.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rule.hpp"

namespace bench {

struct NamedRule {
    std::string name;
    std::unique_ptr<Rule> rule;
};

// Fresh ones, ours first.
std::vector<NamedRule> rules_to_score(bool only_ours);

std::unique_ptr<Rule> make_drops_over_28_days();

}  // namespace bench
