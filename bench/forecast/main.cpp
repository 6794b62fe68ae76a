// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Scores the runway and spend rules of check_balance on simulated accounts and on real series,
// beside the usual rules. README.md tells the command line.

#include <cstdio>
#include <exception>

#include "closures.hpp"
#include "curves.hpp"
#include "options.hpp"
#include "runway_drains.hpp"
#include "series_holidays.hpp"
#include "tables.hpp"
#include "usual_spend.hpp"

int main(int argc, char** argv) {
    try {
        const auto options = bench::read_options(argc, argv);
        if (options.closures) {
            bench::print_closures(options);
        } else if (options.curves) {
            bench::print_curves(options);
        } else if (options.drains) {
            bench::print_runway_drains(options);
        } else if (options.usual_spend) {
            bench::print_usual_spend(options);
        } else if (options.holidays_in_series) {
            bench::print_series_holidays(options);
        } else {
            bench::print_tables(options);
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_forecast: %s\n", error.what());
        return 2;
    }
}
