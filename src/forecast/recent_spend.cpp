// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/recent_spend.hpp"

namespace balance {

RecentSpend::RecentSpend(const HourlySpend& all, HourlySpend::Hour now) : hours{} {
    for (auto& hour : hours) {
        const auto& from = all.at(--now);
        hour = {from.spent, in_hours(from.watched), from.blurred, hour_of_week(now)};
    }
}

}  // namespace balance
