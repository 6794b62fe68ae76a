// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// An account that spends by a rule, sampled into a SpendHistory.

#pragma once

#include <chrono>
#include <cmath>
#include <functional>

#include "forecast/spend_history.hpp"

namespace balance::test {

// A Monday, at midnight.
inline constexpr SampleTime monday{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};

// What is spent an hour, at an hour since Monday.
using Spending = std::function<double(double)>;

inline double steady(double /*hour*/) {
    return 1;
}

inline double by_day(double hour) {
    const auto of_day = std::fmod(hour, 24);
    return of_day >= 8 && of_day < 20 ? 2 : 0;
}

inline double by_week(double hour) {
    return std::fmod(hour, 168) < 5 * 24 ? by_day(hour) : 0;
}

inline double nightly(double hour) {
    const auto of_day = std::fmod(hour, 24);
    return of_day >= 2 && of_day < 3 ? 24 : 0;
}

inline double nothing(double /*hour*/) {
    return 0;
}

struct Feed {
    SpendHistory history;
    SampleTime time = monday;
    double spent = 0;
    std::chrono::milliseconds hidden{};

    double hour() const {
        return std::chrono::duration<double, std::ratio<3600>>(time - monday).count();
    }

    // Samples every `step` for `length`.
    Feed& watch(const Spending& spending,
                std::chrono::milliseconds length,
                std::chrono::milliseconds step = std::chrono::minutes(15)) {
        history.add(time, spent, hidden);
        for (const auto end = time + length; time < end;) {
            spent += spending(hour() + 0.001) *
                     std::chrono::duration<double, std::ratio<3600>>(step).count();
            time += step;
            history.add(time, spent, hidden);
        }
        return *this;
    }

    Runway runway(double balance) const { return history.runway(balance); }
};

inline double days_of(const Runway& runway) {
    return runway.lasts ? static_cast<double>(runway.lasts->count()) / 86400 : -1;
}

}  // namespace balance::test
