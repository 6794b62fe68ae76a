// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// When somebody has to pay in: the last working moment before the money is used up. The runway rule
// counts to it instead of to the end: an account that dies on Sunday alerts on Friday morning.
//
// Where that moment is over, or there is none at all, nothing is left. A state is left only if it
// would be with a runway that is a sixth shorter as well: an estimate that hovers around Monday
// morning moves this moment by a weekend, and must not page each time.

#pragma once

#include <chrono>
#include <string>

#include "core/calendar.hpp"
#include "core/message.hpp"
#include "core/state.hpp"
#include "core/working_hours.hpp"
#include "rules/runway_rule.hpp"

namespace balance {

class TopupDeadline {
  public:
    // Of a runway that tells how long the money lasts.
    TopupDeadline(const Runway& runway,
                  std::chrono::sys_seconds now,
                  const WorkingHours& hours,
                  const Calendar& calendar);

    [[nodiscard]] std::chrono::seconds left() const { return left_; }
    [[nodiscard]] bool is_over() const { return left_ == std::chrono::seconds(0); }
    [[nodiscard]] RunwayAlert judge(const RunwayRule& rule,
                                    SampleTime now,
                                    double balance,
                                    const RunwayAlert& previous) const;

    // "; pay in before Fri 17:00, in 23 h"; nothing where the end itself is a working moment.
    [[nodiscard]] Message words() const;

  private:
    std::chrono::seconds lasts_;
    std::chrono::seconds left_;
    Runway counted_;  // until the working moment before each of its times
    Runway counted_shorter_;
    std::string moment_;  // in words
};

}  // namespace balance
