// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// False alerts a year against the share that is announced, for every rule and kind, as the
// threshold of the rule varies. What is real and what is false is judged against three days all the
// same.

#pragma once

#include <array>
#include <string>
#include <vector>

#include "options.hpp"

namespace bench {

inline constexpr std::array<double, 12> curve_thresholds = {0.5, 1, 1.5, 2,  3,  4,
                                                            5,   7, 10,  14, 21, 30};

struct CurvePoint {
    double false_a_year = 0;
    double announced = 0;  // percent
};
using CurvePoints = std::array<CurvePoint, curve_thresholds.size()>;

struct Curve {
    std::string rule;
    CurvePoints points;
};

// The curves of one kind of account, ours first.
struct CurvePanel {
    std::string name;
    std::vector<Curve> curves;
};

// The highest share that is announced at this rate of false alerts, between the points.
double announced_at(const CurvePoints& points, double false_a_year);

// Prints the table, and draws it if options.svg is a file.
void print_curves(const Options& options);

}  // namespace bench
