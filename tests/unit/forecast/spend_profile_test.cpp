// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/spend_profile.hpp"

#include <functional>
#include <vector>

#include <doctest/doctest.h>

#include "forecast/spend_chance.hpp"
#include "made_weeks.hpp"

using namespace balance;
using namespace balance::test;

namespace {

// What was spent in an hour, by its number in six weeks that end with a Wednesday.
SpendProfile profile_of(const std::function<double(std::size_t hour)>& spent,
                        const WeekPlaces& places = {}) {
    HourlySpend hours;
    DailySpend days;
    for (std::size_t hour = 0; hour < hours_used; ++hour) {
        const auto index = thursday - static_cast<HourlySpend::Index>(hours_used - hour);
        const auto begin = HourlySpend::begin_of(index);
        const auto end = HourlySpend::begin_of(index + 1);
        hours.add(begin, end, spent(hour), {});
        days.add(begin, end, spent(hour), {});
    }
    return {hours, days, {}, places, thursday, SpendProfile::Usual::left_out};
}

double in_days(const SpendProfile::Time& time) {
    return time ? static_cast<double>(time->count()) / 86400 : -1;
}

const SampleTime now = HourlySpend::begin_of(thursday);

// A payment of 24 at noon of every other day or so, in no order that a week could tell: 23 in all.
double payments(std::size_t hour) {
    const auto day = hour / hours_of_day;
    return hour % hours_of_day == 12 && day * day % 11 % 4 == 1 ? 24 : 0;
}

}  // namespace

TEST_CASE("what is spent steadily is sure to be but for an error of its level of 8 %") {
    const auto steady = profile_of([](std::size_t) { return 1.0; });
    CHECK(in_days(steady.lasts(now, 240)) == doctest::Approx(10));
    CHECK(in_days(steady.likely_lasts(now, 240)) == doctest::Approx(10).epsilon(0.005));
    CHECK(in_days(steady.surely_lasts(now, 240)) ==
          doctest::Approx(10 * (1 + 1.2816 * 0.08)).epsilon(0.005));
    CHECK_FALSE(steady.is_uncertain(240));
}

TEST_CASE("of payments at random the money of few lasts longer than expected, and nobody knows") {
    const auto profile = profile_of(payments);
    const auto lump = 24.0;
    const auto per_day = profile.per_day();
    REQUIRE(per_day > 0);
    for (const double amount : {48.0, 240.0}) {
        CAPTURE(amount);
        CHECK(in_days(profile.likely_lasts(now, amount)) ==
              doctest::Approx(likely_spends(amount, lump) / per_day).epsilon(0.1));
        CHECK(in_days(profile.lasts(now, amount)) ==
              doctest::Approx(amount / per_day).epsilon(0.1));
        CHECK(profile.surely_lasts(now, amount) > profile.likely_lasts(now, amount));
    }
}

TEST_CASE("an estimate is uncertain if its standard deviation is a third of the amount") {
    const auto profile = profile_of(payments);
    // That 23 payments tell no more of the rate is an error of 22 %.
    CHECK(profile.is_uncertain(24));
    CHECK(profile.is_uncertain(260));
    CHECK_FALSE(profile.is_uncertain(420));
    CHECK_FALSE(profile.is_uncertain(100'000));
    CHECK_FALSE(profile.is_uncertain(0));
}

TEST_CASE("a drain is expected to go on for a day, a campaign at least for eight hours") {
    const auto with_last = [](std::size_t hours, double rate) {
        return profile_of(
            [=](std::size_t hour) { return hour >= hours_used - hours ? rate : 1.0; });
    };
    const auto drain = with_last(12, 20);
    REQUIRE(drain.burst());
    CHECK(drain.burst()->is_drain);
    const auto drained = 24 * drain.burst()->in(1);
    CHECK(in_days(drain.lasts(now, drained + 24)) == doctest::Approx(2).epsilon(0.03));
    CHECK(in_days(drain.likely_lasts(now, drained + 24)) == doctest::Approx(2).epsilon(0.1));
    const auto campaign = with_last(6, 4);
    REQUIRE(campaign.burst());
    CHECK_FALSE(campaign.burst()->is_drain);
    const auto amount = 8 * campaign.burst()->in(1) + 16;
    CHECK(in_days(campaign.likely_lasts(now, amount)) == doctest::Approx(1).epsilon(0.05));
    CHECK(campaign.lasts(now, amount) < campaign.likely_lasts(now, amount));
}

TEST_CASE("what is quiet is expected to be so for as long again, but for no more than a week") {
    // Who knows of holidays looks ahead for weeks.
    const std::vector<std::chrono::local_days> long_ago{
        std::chrono::local_days{std::chrono::year{2020} / 1 / 1}};
    const WeekPlaces places(long_ago);
    const auto quiet_for = [&](std::size_t days) {
        return profile_of(
            [=](std::size_t hour) { return hour >= hours_used - days * hours_of_day ? 0.0 : 1.0; },
            places);
    };
    const auto likely_days = [&](std::size_t days) {
        const auto profile = quiet_for(days);
        CHECK(in_days(profile.lasts(now, 24)) == doctest::Approx(1).epsilon(0.01));
        return in_days(profile.likely_lasts(now, 24));
    };
    CHECK(likely_days(3) == doctest::Approx(4).epsilon(0.01));
    CHECK(likely_days(6) == doctest::Approx(7).epsilon(0.01));
    CHECK(likely_days(9) == doctest::Approx(8).epsilon(0.01));
    CHECK(likely_days(20) == doctest::Approx(8).epsilon(0.01));
}
