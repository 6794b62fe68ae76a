// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// An account that something drains from a moment on, and where such a moment is.

#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "accounts.hpp"
#include "ledger.hpp"
#include "random.hpp"

namespace bench {

// Night and peak are the four hours of the day with the least and the most spend, peak not on the
// two days of the week with the least.
enum class Moment { random, night, peak };
inline constexpr std::array<std::string_view, 3> moment_names = {"at random", "at night",
                                                                 "at peak"};

// When a drain of an account may start: half a day after the first scored sample at the earliest
// (with monthly campaigns, three months after the beginning), four days before the end at the
// latest.
class DrainStarts {
  public:
    explicit DrainStarts(const Account& account);

    int pick(Moment moment, Random& random) const;

  private:
    [[nodiscard]] bool fits(Moment moment, int step) const;

    const Account& account_;
    std::array<int, 24> hours_{};  // by spend, the least first
    std::array<int, 7> days_{};
};

struct Drain {
    int start = 0;
    double times = 0;  // the mean of the four weeks before
    int steps = 0;     // its length
};

// What the account's monitoring sees until `watched_steps` after the start. The truth in it
// includes the drain, and an automatic recharge answers it.
Ledger drained_ledger(const Account& account, const Drain& drain, int watched_steps);

// The index of the first sample after the start; none where nobody polled then, or where there was
// no money left to drain.
std::optional<std::size_t> first_after(const Ledger& ledger, int start);

}  // namespace bench
