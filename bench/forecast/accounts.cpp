// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "accounts.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "odd_accounts.hpp"
#include "random.hpp"
#include "traffic.hpp"

namespace bench {

namespace {

// Once a month, for one to three days in office hours, the traffic is two to four times the usual.
// It begins on the same day of each month, or on the Monday after it, or on any day.
void add_campaigns(Account& account, const Traffic& traffic, Random& random) {
    auto begins = static_cast<unsigned>(random.uniform(2, 25));
    const auto strength = random.uniform(1, 3);
    const auto length = static_cast<int>(random.uniform(1, 4));
    const auto scale = 1 / mean_rate(traffic);
    for (int first = 0; first < all_days; ++first) {
        const auto today = day_of_month(first);
        if (today == 1 && account.kind == Kind::irregular) {
            begins = static_cast<unsigned>(random.uniform(2, 25));
        }
        if (today != begins) {
            continue;
        }
        const auto monday = first + (first % 7 >= 5 ? 7 - first % 7 : 0);
        for (int day = monday; day < std::min(all_days, monday + length); ++day) {
            account.campaign_days[day] = 1;
            const auto noise = random.lognormal(0.15);
            for (int step = 9 * steps_an_hour; step < 17 * steps_an_hour; ++step) {
                const auto rate = by_hour(traffic, step / double(steps_an_hour)) * scale;
                account.demand[day * steps_a_day + step] +=
                    random.poisson(rate * strength * noise * traffic.messages) / traffic.messages;
            }
        }
    }
}

// Nearly all of a day's spend in one job, which starts about the same time each night.
void add_batches(Account& account, Random& random) {
    const auto start = random.uniform(0.5, 5) * steps_an_hour;
    const auto noise = random.uniform(0.05, 0.2);
    const auto weekend = random.chance(0.5) ? random.uniform(0, 0.6) : 1.0;
    for (int day = 0; day < all_days; ++day) {
        const auto amount = random.lognormal(noise) * (day % 7 >= 5 ? weekend : 1.0);
        const auto first = static_cast<int>(start + random.uniform(-2, 2));
        const auto length = static_cast<int>(random.uniform(2, 9));
        for (int i = 0; i < length; ++i) {
            account.demand[day * steps_a_day + first + i] += 0.97 * amount / length;
        }
        for (int hour = 0; hour < 24; ++hour) {
            account.demand[day * steps_a_day + hour * steps_an_hour + 3] +=
                random.chance(0.3) ? 0.03 / 24 / 0.3 : 0;
        }
    }
}

// Single payouts at random moments.
void add_payouts(Account& account, double a_day, double sigma, Random& random) {
    double at = 0;
    while (true) {
        at += random.exponential(1 / a_day) * steps_a_day;
        if (at >= all_steps) {
            return;
        }
        account.demand[static_cast<std::size_t>(at)] += random.lognormal(sigma) / a_day;
    }
}

std::vector<double> levels(Kind kind, Random& random) {
    std::vector<double> result(all_days, 1.0);
    if (kind == Kind::growth) {
        const auto a_month = random.chance(0.8) ? random.uniform(1.05, 1.25) : 0.9;
        for (int day = 0; day < all_days; ++day) {
            result[day] = std::pow(a_month, day / 30.0);
        }
    }
    if (kind == Kind::steps) {
        double level = 1;
        for (int day = 0; day < all_days; ++day) {
            if (random.chance(4 / 365.0)) {
                const auto factor = random.uniform(1.5, 4);
                level *= level > 1 || (level == 1 && random.chance(0.4)) ? 1 / factor : factor;
            }
            result[day] = level;
        }
    }
    return result;
}

}  // namespace

std::string_view name_of(Kind kind) {
    const auto* found = std::ranges::find(kind_names, kind, &KindName::kind);
    return found == kind_names.end() ? "" : found->name;
}

unsigned day_of_month(int day) {
    using namespace std::chrono;
    return static_cast<unsigned>(year_month_day(sys_days(2024y / January / 1) + days(day)).day());
}

std::vector<int> dates_of_holidays(const Account& account) {
    std::vector<int> dates;
    const auto begin = static_cast<int>(account.calendar.begin / 86400);
    for (std::size_t day = 0; day < account.holidays.size(); ++day) {
        if (account.holidays[day] != 0) {
            dates.push_back(begin + static_cast<int>(day));
        }
    }
    return dates;
}

Account make_account(Kind kind, std::uint64_t seed, bool with_holidays) {
    Random random(seed * 1000 + static_cast<std::uint64_t>(kind));
    Account account;
    account.kind = kind;
    account.seed = seed;
    account.demand.resize(all_steps);
    account.campaign_days.resize(all_days);
    switch (kind) {
        case Kind::nightly:
            add_batches(account, random);
            return account;
        case Kind::sparse:
            account.lumps = true;
            add_payouts(account, random.uniform(0.2, 2), random.uniform(0.5, 1), random);
            return account;
        case Kind::idle:
            account.lumps = true;
            add_payouts(account, random.uniform(0.03, 0.2), 0.5, random);
            return account;
        default:
            break;
    }
    if (kind > Kind::series) {
        make_odd(account, random);
        return account;
    }
    auto traffic = make_traffic(random);
    if (!with_holidays) {
        traffic.holidays.assign(all_days, 0);
    }
    account.holidays = traffic.holidays;
    add_traffic(account, traffic, levels(kind, random), random);
    if (kind == Kind::campaigns || kind == Kind::irregular) {
        add_campaigns(account, traffic, random);
    }
    return account;
}

}  // namespace bench
