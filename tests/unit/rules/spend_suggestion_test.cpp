// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/spend_suggestion.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "amounts.hpp"

using namespace balance;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

// Samples every 15 minutes; `rate` is what is spent between the sample before and sample i.
template <class Rate>
std::vector<Sample> points(int count, Rate rate) {
    std::vector<Sample> result;
    double spent = 0;
    for (int i = 0; i < count; ++i) {
        spent += i > 0 ? rate(i) : 0;
        result.push_back({SampleTime(minutes(15) * i), Amount(), test::amount(spent)});
    }
    return result;
}

constexpr int month = 30 * 96;

}  // namespace

TEST_CASE("steady spend suggests ceilings above the spend of a window") {
    const auto suggestion = suggest_spend(points(month, [](int) { return 1.0; }), hours(1));
    REQUIRE(suggestion.has_value());
    CHECK(suggestion->busy == doctest::Approx(4));
    CHECK(suggestion->largest == doctest::Approx(4));
    CHECK(suggestion->warning == doctest::Approx(6));
    CHECK(suggestion->critical == doctest::Approx(8));
}

TEST_CASE("a busy day that comes back lifts the ceiling, a single incident hardly does") {
    const auto campaigns = [](int i) { return i / 96 % 14 == 5 && i % 96 > 40 ? 3.0 : 1.0; };
    const auto incident = [](int i) { return i == 500 ? 1000.0 : 1.0; };
    CHECK(suggest_spend(points(month, campaigns), hours(1))->warning == doctest::Approx(18));
    const auto after_incident = suggest_spend(points(365 * 96, incident), hours(1));
    CHECK(after_incident->largest == doctest::Approx(1003));
    CHECK(after_incident->warning < 13);
}

TEST_CASE("a drop over a gap is spread over it") {
    auto gap = points(month, [](int) { return 1.0; });
    gap.erase(gap.begin() + 500, gap.begin() + 700);
    CHECK(suggest_spend(gap, hours(1))->largest == doctest::Approx(4));
}

TEST_CASE("there is no suggestion from too little") {
    CHECK_FALSE(suggest_spend({}, hours(1)).has_value());
    CHECK_FALSE(suggest_spend(points(96, [](int) { return 1.0; }), hours(1)).has_value());
    CHECK_FALSE(suggest_spend(points(month, [](int) { return 0.0; }), hours(1)).has_value());
}

TEST_CASE("drops that were undone suggest nothing") {
    auto samples = points(month, [](int i) { return i % 24 == 0 ? 51.0 : 1.0; });
    for (std::size_t i = 24; i < samples.size(); i += 24) {
        samples[i].no_spend = test::amount(50);
    }
    const auto suggestion = suggest_spend(samples, hours(1));
    REQUIRE(suggestion.has_value());
    CHECK(suggestion->largest == doctest::Approx(4));
    CHECK(suggestion->critical == doctest::Approx(8));
}
