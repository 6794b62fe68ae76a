// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The days of the last months, each beside the same weekday of the weeks around it: which were out
// of the ordinary, and by how much.

#pragma once

#include <vector>

#include "forecast/spend_log.hpp"

namespace balance {

struct ComparedDay {
    bool known = false;
    bool high = false;
    double extra = 0;  // spent on top of the usual, in usual days
};

class ComparedDays {
  public:
    using Day = DailySpend::Index;

    // The days before `today`, which is not over.
    ComparedDays(const DailySpend& days, Day today);

    [[nodiscard]] Day today() const { return today_; }
    [[nodiscard]] const ComparedDay& at(Day day) const;

    // From now on it is a usual day: why it was high is known.
    void explain(Day day);

    // How many of the known days begin some high ones, from 0 to 1.
    [[nodiscard]] double share_of_rises() const;

  private:
    Day today_;
    std::vector<ComparedDay> days_;  // the newest first
};

}  // namespace balance
