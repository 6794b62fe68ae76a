// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/account_facts.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "amounts.hpp"
#include "given_options.hpp"

using namespace balance;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST_CASE("a clock that was set back a little leaves the window of the top-ups complete") {
    const auto settings =
        test::settings({"--history", "h", "--topups-warning", "1:", "--topups-window", "1h",
                        "--spend-warning", "5", "--spend-window", "30m"});
    std::vector<Sample> samples;
    std::vector<double> balances;
    for (int minute = 0; minute <= 120; minute += 5) {
        const double balance = minute == 80 ? 500 : 100;
        samples.push_back({SampleTime(minutes(minute)), test::amount(balance)});
        balances.push_back(balance);
    }
    const SpendHistory usage;
    const auto now = samples.back().time - seconds(59);
    const auto facts =
        account_facts({now, usage, samples, balances, {}}, samples.back().balance, now, settings);
    CHECK(facts.topups == 1);
    CHECK(facts.topups_covered == hours(1));
    CHECK(facts.spend.value().covered == minutes(30));
}
