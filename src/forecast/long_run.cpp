// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/long_run.hpp"

#include <chrono>

namespace balance {

namespace {

constexpr DailySpend::Index at_least = 35;  // days
constexpr double enough_payments = 12;

}  // namespace

LongRun long_run(const DailySpend& days, DailySpend::Index today) {
    double watched = 0;
    double squares = 0;
    LongRun result;
    for (DailySpend::Index back = 1; back <= DailySpend::kept; ++back) {
        const auto& day = days.at(today - back);
        watched += std::chrono::duration<double, std::chrono::days::period>(day.watched).count();
        result.spent += day.spent;
        squares += day.spent * day.spent;
        result.payment = result.spent > 0 ? squares / result.spent : 0;
        if (back >= at_least && result.spent > enough_payments * result.payment) {
            break;
        }
    }
    result.per_day = watched > 0 ? result.spent / watched : 0;
    return result;
}

}  // namespace balance
