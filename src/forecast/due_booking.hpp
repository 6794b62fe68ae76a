// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Of an account whose day is booked at once: whether the booking that is due about now has come. It
// may be hours early or late: one that came is not expected again, one that is late still comes.

#pragma once

#include "forecast/expected_rate.hpp"
#include "forecast/recent_spend.hpp"

namespace balance {

struct DueBooking {
    double late = 0;          // expected before now, and still to come
    std::size_t settled = 0;  // for so many hours from now on nothing is expected any more
};

// `this_hour`: what was spent in the hour that is not over.
[[nodiscard]] DueBooking due_booking(const RecentSpend& recent,
                                     const ExpectedRate& rate,
                                     double this_hour);

}  // namespace balance
