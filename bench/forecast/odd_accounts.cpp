// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "odd_accounts.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "traffic.hpp"

namespace bench {

namespace {

void close(Account& account, int first, int days, double factor) {
    const auto end = std::min(all_days, first + days) * steps_a_day;
    for (int step = first * steps_a_day; step < end; ++step) {
        account.demand[step] *= factor;
    }
}

// Long weekends, and each year a closed week and a closed fortnight.
void add_closures(Account& account, Random& random) {
    const auto left = random.chance(0.5) ? 0.0 : random.uniform(0, 0.15);
    const auto monday = [&](double from, double to) {
        return static_cast<int>(random.uniform(from, to)) / 7 * 7;
    };
    for (int i = 0; i < 5; ++i) {
        close(account, monday(i * 84, i * 84 + 84) + 4, 4, left);
    }
    close(account, monday(warm_up_days, 230), 7, left);
    close(account, monday(240, 400), 14, left);
}

// Eight times the usual for four hours, once or twice a month.
void add_short_campaigns(Account& account, const Traffic& traffic, Random& random) {
    for (int day = 0; day < all_days; ++day) {
        if (day % 7 >= 5 || !random.chance(1.5 / 21)) {
            continue;
        }
        account.campaign_days[day] = 1;
        const auto hour = random.uniform(traffic.open + 1, std::max(traffic.close - 5, 10.0));
        const auto first = day * steps_a_day + static_cast<int>(hour * steps_an_hour);
        for (int step = first; step < first + 4 * steps_an_hour; ++step) {
            account.demand[step] *= 8;
        }
    }
}

void add_quota(Account& account, Random& random) {
    account.quota = random.uniform(26, 40);
    const auto day_of_reset = static_cast<unsigned>(random.uniform(1, 29));
    const auto hour = random.chance(0.5) ? 0 : static_cast<int>(random.uniform(0, 24));
    for (int day = 0; day < all_days; ++day) {
        if (day_of_month(day) == day_of_reset) {
            account.resets.push_back(day * steps_a_day + hour * steps_an_hour);
        }
    }
}

// What was spent since the last booking is booked at once; from then on the balance is lower.
void book_in_lumps(Account& account, Random& random) {
    const auto hour = random.uniform(1, 22);
    const auto weekday = static_cast<int>(random.uniform(0, 7));
    double open = 0;
    auto& demand = account.demand;
    for (int day = 0; day < all_days; ++day) {
        const auto late = account.kind == Kind::booked_about ? random.uniform(-2, 2) : 0;
        const auto booked = static_cast<int>(std::max(0.0, hour + late) * steps_an_hour);
        const auto skipped = (account.kind == Kind::booked_workdays && day % 7 >= 5) ||
                             (account.kind == Kind::booked_weekly && day % 7 != weekday);
        for (int step = 0; step < steps_a_day; ++step) {
            auto& spent = demand[day * steps_a_day + step];
            open += spent;
            spent = step == booked && !skipped ? std::exchange(open, 0) : 0;
        }
    }
}

}  // namespace

void make_odd(Account& account, Random& random) {
    auto traffic = make_traffic(random);
    switch (account.kind) {
        case Kind::credits_2:
            account.unit = 2;
            break;
        case Kind::credits_8:
            account.unit = 8;
            break;
        case Kind::credits_40:
            account.unit = 40;
            break;
        case Kind::work_hours:
            account.calendar.steps_a_sample = 1;
            break;
        default:
            break;
    }
    if (account.unit > 1) {
        traffic.messages = account.unit;
    }
    add_traffic(account, traffic, std::vector<double>(all_days, 1.0), random);
    if (account.kind == Kind::closures) {
        add_closures(account, random);
    } else if (account.kind == Kind::short_campaigns) {
        add_short_campaigns(account, traffic, random);
    } else if (account.kind == Kind::quota) {
        add_quota(account, random);
    } else if (account.kind >= Kind::booked_daily && account.kind <= Kind::booked_weekly) {
        book_in_lumps(account, random);
    }
}

}  // namespace bench
