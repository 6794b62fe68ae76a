// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_chance.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace balance;

namespace {

// The share of gamma-distributed sums of lumps of size 1, with this mean, that exceed `sum`: by the
// series of the incomplete gamma function.
double share_above(double mean, double sum) {
    double term = 1 / mean;
    double series = term;
    for (int i = 1; i < 2000; ++i) {
        term *= sum / (mean + i);
        series += term;
    }
    return 1 - series * std::exp(-sum + mean * std::log(sum) - std::lgamma(mean));
}

}  // namespace

TEST_CASE("what is likely is so six times in ten, if anything is spent at all") {
    for (const double sum : {0.7, 1.0, 1.5, 2.0, 3.0, 6.0, 20.0}) {
        CAPTURE(sum);
        const auto mean = likely_spends(sum, 1);
        const auto anything = 1 - std::exp(-mean);
        CHECK(share_above(mean, sum) / anything == doctest::Approx(0.6).epsilon(0.04));
    }
}

TEST_CASE("where the next payment will do, nothing has to be expected") {
    CHECK(likely_spends(0.2, 1) == 0);
    CHECK(likely_spends(20, 100) == 0);
}

TEST_CASE("what is nearly sure is so nine times in ten") {
    for (const double sum : {0.5, 1.0, 3.0, 10.0, 30.0}) {
        CAPTURE(sum);
        CHECK(share_above(surely_spends(sum, 1, 0), sum) == doctest::Approx(0.9).epsilon(0.02));
    }
}

TEST_CASE("both scale with the lump, and without chance they are the amount") {
    CHECK(likely_spends(30, 10) == doctest::Approx(10 * likely_spends(3, 1)));
    CHECK(surely_spends(30, 10, 0) == doctest::Approx(10 * surely_spends(3, 1, 0)));
    CHECK(likely_spends(5, 0) == 5);
    CHECK(surely_spends(5, 0, 0) == 5);
    CHECK(surely_spends(5, 0, 0.1) == doctest::Approx(5.64).epsilon(0.01));
}
