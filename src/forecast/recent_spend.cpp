// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/recent_spend.hpp"

namespace balance {

RecentSpend::RecentSpend(const HourlySpend& all, HourlySpend::Index to) : now(to), hours{} {
    auto place = hour_of_week(to);
    auto* hour = hours.data();
    all.each_before(to, hours_used, [&](const LoggedSpend& from) {
        place = place > 0 ? place - 1 : hours_of_week - 1;
        *hour++ = {from.spent, in_hours(from.watched), from.blurred, place};
    });
}

RecentSpend RecentSpend::without(const MonthlySpend& monthly) const {
    auto result = *this;
    auto at = now;
    for (auto& hour : result.hours) {
        const auto day = DailySpend::index_of(HourlySpend::begin_of(--at));
        if (monthly.extra_on(day) > 0) {
            hour.spent = 0;
            hour.watched = 0;
        }
    }
    return result;
}

}  // namespace balance
