// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The ways in which monitoring usually estimates when something runs out, and ours behind the same
// interface.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bench {

class Rule {
  public:
    virtual ~Rule() = default;

    // The next sample: seconds, and the balance.
    virtual void add(double time, double balance) = 0;
    // Days that the balance lasts; none where the rule has no estimate.
    [[nodiscard]] virtual std::optional<double> estimate() const = 0;
    // Whether it alerts at a threshold of `days`.
    [[nodiscard]] virtual bool alerts(double days) {
        const auto left = estimate();
        return left && *left < days;
    }
    // Whether it says that its estimate is little more than a guess.
    [[nodiscard]] virtual bool uncertain() const { return false; }
};

struct NamedRule {
    std::string name;
    std::unique_ptr<Rule> rule;
};

// Fresh ones, ours first.
std::vector<NamedRule> all_rules();

}  // namespace bench
