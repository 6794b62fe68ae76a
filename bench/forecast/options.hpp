// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The command line, see README.md.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "accounts.hpp"

namespace bench {

// Seeds from 1 on were looked at while the method was made; these were not.
inline constexpr std::uint64_t unseen_seeds = 9000;

struct Options {
    int accounts = 0;  // of a kind or series, 0: the table's own number
    std::uint64_t first_seed = unseen_seeds;
    std::vector<Kind> kinds;  // all that are simulated if none is named
    std::vector<std::string> series;
    bool only_ours = false;
    bool know_holidays = false;
    bool closures = false;
    bool holidays_in_series = false;
    bool drains = false;
    bool usual_spend = false;
    bool curves = false;
    std::string svg;  // with curves

    [[nodiscard]] int accounts_or(int usual) const { return accounts > 0 ? accounts : usual; }
};

// Throws std::invalid_argument with a sentence about what is wrong.
Options read_options(int argc, char** argv);

}  // namespace bench
