// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/long_run.hpp"

#include <doctest/doctest.h>

using namespace balance;
using std::chrono::days;

namespace {

// A payment of 10 each tenth day, of 20 before the last hundred days.
DailySpend payments(int length) {
    DailySpend log;
    for (int day = 0; day < length; ++day) {
        const double amount = day < length - 100 ? 20 : 10;
        log.add(SampleTime(days(day)), SampleTime(days(day + 1)), day % 10 == 0 ? amount : 0, {});
    }
    return log;
}

}  // namespace

TEST_CASE("an average goes back until enough payments are seen, and as far as days are kept") {
    const auto seen = long_run(payments(240), 240);
    // The ten newest are not enough, two and more of those before them are taken in.
    CHECK(seen.spent > 100);
    CHECK(seen.per_day > 1);
    CHECK(seen.per_day < 1.6);
    CHECK(seen.payment > 10);
    CHECK(seen.payment < 20);
    const auto young = long_run(payments(30), 30);
    CHECK(young.spent == doctest::Approx(30));
    CHECK(young.per_day == doctest::Approx(1));
    CHECK(young.payment == doctest::Approx(10));
    CHECK(long_run(DailySpend(), 100).per_day == 0);
}
