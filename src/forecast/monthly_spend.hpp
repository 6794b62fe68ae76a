// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Spend that comes back every month: campaigns, reminders, billing runs. It is told by days well
// above the same days of the weeks around them that began on the same date of each of the last
// months: a day of the month, with weekends put off, brought forward or as they are, or a weekday
// ("the second Tuesday"). There may be several in a month.
//
// A single surprise or a chance repetition is no pattern, and one month without it ends it.

#pragma once

#include <optional>
#include <vector>

#include "forecast/spend_log.hpp"

namespace balance {

struct MonthlyRise;

class MonthlySpend {
  public:
    using Day = DailySpend::Index;

    MonthlySpend() = default;

    // From the days before `today`, which is not over.
    MonthlySpend(const DailySpend& days, Day today);

    [[nodiscard]] std::optional<Day> today() const { return today_; }

    [[nodiscard]] bool is_empty() const { return extras_.empty(); }

    // Nothing is expected on top on this day any more.
    void settle(Day day);

    // What is expected on a day on top of the usual, in usual days' spends. Known for the last
    // weeks and the ones to come; 0 on most days.
    [[nodiscard]] double extra_on(Day day) const;

  private:
    void add(const MonthlyRise& rise);

    std::optional<Day> today_;
    std::vector<double> extras_;
};

}  // namespace balance
