// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// On which day of a month something is due.

#pragma once

#include <chrono>
#include <vector>

namespace balance {

struct MonthRule {
    enum class Kind {
        put_off,          // a day of the month; on a weekend, the Monday after
        as_it_is,         // a day of the month
        brought_forward,  // a day of the month; on a weekend, the Friday before
        weekday,          // the first, second... last of a weekday
    };

    Kind kind = Kind::put_off;
    unsigned number = 1;  // the day: 31 is the last one of any month; which weekday: 5 is the last
    std::chrono::weekday weekday{};

    [[nodiscard]] std::chrono::sys_days due_in(std::chrono::year_month month) const;
};

// All there are, the likelier ones first.
[[nodiscard]] const std::vector<MonthRule>& month_rules();

}  // namespace balance
