// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A rule that estimates how long a balance lasts, fed with sample after sample.

#pragma once

#include <optional>

namespace bench {

// What was spent in a window that ends with the last sample, and what is usual in these very hours.
struct WindowSpend {
    double spent = 0;
    double usual = 0;
};

class Rule {
  public:
    virtual ~Rule() = default;

    // The next sample: seconds, and the balance.
    virtual void add(double time, double balance) = 0;
    // Days that the balance lasts; none where the rule has no estimate.
    [[nodiscard]] virtual std::optional<double> estimate() const = 0;
    // Whether it alerts at a threshold of `days`. Asked at each sample, it may remember what it
    // said for that threshold.
    [[nodiscard]] virtual bool alerts(double days) {
        const auto left = estimate();
        return left && *left < days;
    }
    // The same for CRITICAL, which may ask for more certainty.
    [[nodiscard]] virtual bool critical(double days) {
        const auto left = estimate();
        return left && *left < days;
    }
    // Whether it says that its estimate is little more than a guess.
    [[nodiscard]] virtual bool uncertain() const { return false; }
    // For a spend rule of so many times the usual; nothing while it is learning, and where there is
    // no such rule.
    [[nodiscard]] virtual std::optional<WindowSpend> window_spend(double seconds) const {
        static_cast<void>(seconds);
        return std::nullopt;
    }
};

}  // namespace bench
