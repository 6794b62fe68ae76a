// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "traffic.hpp"

namespace bench {

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

namespace {

double by_day(const Traffic& traffic, int day) {
    return traffic.weekdays[traffic.holidays[day] ? 6 : day % 7];
}

}  // namespace

double mean_rate(const Traffic& traffic) {
    double sum = 0;
    for (int step = 0; step < 7 * steps_a_day; ++step) {
        sum += by_hour(traffic, step % steps_a_day / double(steps_an_hour)) *
               traffic.weekdays[step / steps_a_day];
    }
    return sum / 7;
}

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

}  // namespace bench
