// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/topups.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("a rise is a top-up unless it is small beside a day's spend and the balance") {
    struct Row {
        const char* name;
        std::vector<double> balances;
        double usual_per_day;
        std::size_t topups;
    };
    for (const auto& row : std::vector<Row>{
             {"no sample", {}, 10, 0},
             {"one sample", {100}, 10, 0},
             {"only spend", {100, 90, 80}, 10, 0},
             {"a top-up", {20, 120}, 10, 1},
             {"one again and again", {20, 70, 20, 70, 20, 70}, 40, 3},
             {"a refund of a message", {20, 20.05, 20}, 10, 0},
             {"a refund of a tenth of a day counts", {20, 21}, 10, 1},
             {"a correction beside months of money", {5000, 5008}, 10, 0},
             {"recharges in a drain that seems usual", {5, 25, 4, 24, 3, 23}, 2400, 3},
             {"a large top-up beside months of money", {5000, 6000}, 10, 1},
             {"nothing known of the spend, a correction", {100, 100.5}, 0, 0},
             {"nothing known of the spend, a top-up", {100, 110}, 0, 1},
             {"from zero", {0, 50}, 0, 1},
             {"from an overdraft", {-50, 0}, 10, 1},
             {"a usual spend that is no number", {100, 150}, -1, 1},
         }) {
        CAPTURE(row.name);
        CHECK(count_topups(row.balances, row.usual_per_day) == row.topups);
    }
}

TEST_CASE("a rise that belongs to a drop is no top-up") {
    const std::vector<double> balances = {100, 20, 100, 20, 120};
    std::vector<Sample> samples(balances.size());
    CHECK(count_topups(balances, 10, samples) == 2);
    samples[2].no_topup = true;
    CHECK(count_topups(balances, 10, samples) == 1);
}
