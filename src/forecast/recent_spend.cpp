// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/recent_spend.hpp"

namespace balance {

RecentSpend::RecentSpend(const HourlySpend& all, HourlySpend::Index to, const WeekPlaces& places)
    : now(to), hours{} {
    auto* hour = hours.data();
    all.each_before(to, hours_used, [&](const LoggedSpend& from) {
        *hour++ = {from.spent, in_hours(from.watched), from.blurred, places.of(--to)};
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
