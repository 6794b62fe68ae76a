// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "accounts.hpp"

#include <chrono>
#include <cstdint>

#include "random.hpp"

namespace bench {

namespace {

// The traffic of people: by the hour of the day, the day of the week and chance.
struct Traffic {
    double open = 0;
    double close = 0;
    double night = 0;
    std::array<double, 7> weekdays{};
    double day_noise = 0;
    double hour_noise = 0;
    double messages = 0;  // a day
    std::vector<char> holidays;
};

Traffic make_traffic(Random& random) {
    Traffic traffic;
    traffic.open = random.uniform(5, 9);
    traffic.close = random.uniform(16, 23);
    traffic.night = random.uniform(0.02, 0.2);
    for (auto& weekday : traffic.weekdays) {
        weekday = random.uniform(0.85, 1.15);
    }
    traffic.weekdays[5] = random.uniform(0.2, 1.0);
    traffic.weekdays[6] = random.uniform(0.1, 0.9);
    traffic.day_noise = random.uniform(0.06, 0.2);
    traffic.hour_noise = random.uniform(0.1, 0.3);
    traffic.messages = std::pow(10, random.uniform(2.3, 3.8));
    traffic.holidays.resize(all_days);
    for (int i = 0; i < 10 * all_days / 365; ++i) {
        traffic.holidays[static_cast<std::size_t>(random.uniform(0, all_days))] = 1;
    }
    return traffic;
}

double by_hour(const Traffic& traffic, double hour) {
    if (hour <= traffic.open || hour >= traffic.close) {
        return traffic.night;
    }
    const auto part = (hour - traffic.open) / (traffic.close - traffic.open);
    return traffic.night + std::pow(std::sin(part * std::numbers::pi), 0.6);
}

double by_day(const Traffic& traffic, int day) {
    return traffic.weekdays[traffic.holidays[day] ? 6 : day % 7];
}

double mean_rate(const Traffic& traffic) {
    double sum = 0;
    for (int step = 0; step < 7 * steps_a_day; ++step) {
        sum += by_hour(traffic, step % steps_a_day / double(steps_an_hour)) *
               traffic.weekdays[step / steps_a_day];
    }
    return sum / 7;
}

// `level` is a factor on each day.
void add_traffic(Account& account,
                 const Traffic& traffic,
                 const std::vector<double>& level,
                 Random& random) {
    const auto scale = 1 / mean_rate(traffic);
    double drift = 0;
    double day_factor = 1;
    double hour_factor = 1;
    for (int step = 0; step < all_steps; ++step) {
        const int day = step / steps_a_day;
        if (step % steps_a_day == 0) {
            drift = 0.4 * drift + std::sqrt(1 - 0.16) * random.normal();
            day_factor = std::exp(traffic.day_noise * drift) * level[day];
        }
        if (step % steps_an_hour == 0) {
            hour_factor = random.lognormal(traffic.hour_noise);
        }
        const auto rate = by_hour(traffic, step % steps_a_day / double(steps_an_hour)) *
                          by_day(traffic, day) * scale * day_factor * hour_factor;
        account.demand[step] += random.poisson(rate * traffic.messages) / traffic.messages;
    }
}

std::chrono::year_month_day date_of(int day) {
    using namespace std::chrono;
    return sys_days(2024y / January / 1) + days(day);
}

// Once a month, for one to three days in office hours, the traffic is two to four times the usual.
// It begins on the same day of each month, or on the Monday after it, or on any day.
void add_campaigns(Account& account, const Traffic& traffic, Random& random) {
    auto day_of_month = static_cast<unsigned>(random.uniform(2, 25));
    const auto strength = random.uniform(1, 3);
    const auto length = static_cast<int>(random.uniform(1, 4));
    const auto scale = 1 / mean_rate(traffic);
    for (int first = 0; first < all_days; ++first) {
        const auto today = static_cast<unsigned>(date_of(first).day());
        if (today == 1 && account.kind == Kind::irregular) {
            day_of_month = static_cast<unsigned>(random.uniform(2, 25));
        }
        if (today != day_of_month) {
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

Account make_account(Kind kind, std::uint64_t seed) {
    Random random(seed * 1000 + static_cast<std::uint64_t>(kind));
    Account account{kind, seed, std::vector<double>(all_steps), std::vector<char>(all_days)};
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
    const auto traffic = make_traffic(random);
    add_traffic(account, traffic, levels(kind, random), random);
    if (kind == Kind::campaigns || kind == Kind::irregular) {
        add_campaigns(account, traffic, random);
    }
    return account;
}

}  // namespace bench
