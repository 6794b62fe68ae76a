// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whose days and hours count: those of people, for rules and forecast, and how they are told.

#pragma once

#include "core/holidays.hpp"
#include "core/wall_clock.hpp"

namespace balance {

struct Calendar {
    WallClock clock;  // its zone is that of all days and hours
    Holidays holidays = {};
};

}  // namespace balance
