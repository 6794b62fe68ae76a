// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The traffic of people: by the hour of the day, the day of the week and chance, 1 a day in the
// mean.

#pragma once

#include <array>
#include <vector>

#include "accounts.hpp"
#include "random.hpp"

namespace bench {

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

Traffic make_traffic(Random& random);

double by_hour(const Traffic& traffic, double hour);

// Of what by_hour gives.
double mean_rate(const Traffic& traffic);

// `level` is a factor on each day.
void add_traffic(Account& account,
                 const Traffic& traffic,
                 const std::vector<double>& level,
                 Random& random);

}  // namespace bench
