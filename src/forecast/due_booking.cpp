// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/due_booking.hpp"

#include <algorithm>

namespace balance {

namespace {

constexpr std::size_t hours_around = 5;
constexpr double enough = 0.5;        // of what was expected
constexpr double not_worth_it = 0.2;  // of a mean day

}  // namespace

DueBooking due_booking(const RecentSpend& recent, const ExpectedRate& rate, double this_hour) {
    double spent = this_hour;
    double before = 0;
    double ahead = 0;
    for (std::size_t i = 0; i < hours_around; ++i) {
        spent += recent.hours[i].spent;
        before += rate.in(recent.now - 1 - static_cast<HourlySpend::Index>(i));
        ahead += rate.in(recent.now + static_cast<HourlySpend::Index>(i));
    }
    if (before + ahead < not_worth_it * rate.per_day()) {
        return {};
    }
    if (spent >= enough * (before + ahead)) {
        return {.late = 0, .settled = hours_around};
    }
    return {.late = std::max(0.0, before - spent), .settled = 0};
}

}  // namespace balance
