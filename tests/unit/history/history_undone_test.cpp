// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "history_database.hpp"
#include "samples/sample_course.hpp"

using namespace balance;
using namespace balance::test;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace {

const HistoryNeeds nothing{};

Amount net(HistoryDatabase& history) {
    return sum(
        *Amount::restore(history.text("SELECT spent FROM samples ORDER BY time DESC")),
        Amount::restore(history.text("SELECT undone FROM samples ORDER BY time DESC"))->negated());
}

}  // namespace

TEST_CASE("the database finds what a sample undoes, as a backtest does") {
    const std::vector<std::string_view> courses[] = {
        {"100", "60", "100"},
        {"100", "0", "0", "0", "100", "99"},
        {"100", "60", "40", "80", "100"},
        {"200", "199", "200", "199", "200"},
        {"199", "200", "199", "200"},
        {"100", "60", "101", "60", "40", "101"},
        {"100.00", "99.98", "49.97", "49.96", "99.94", "99.93", "99.98", "99.91"},
    };
    for (const auto& balances : courses) {
        CAPTURE(balances[1]);
        HistoryDatabase history;
        SampleCourse course;
        auto time = noon;
        for (const auto& balance : balances) {
            CAPTURE(balance);
            const auto view = history.record(time, balance);
            const auto& expected = course.add(time, *Amount::parse(balance));
            const auto& sample = view.samples.back();
            CHECK(sample.spent == expected.spent);
            CHECK(sample.undone == expected.undone);
            CHECK(sample.hidden == expected.hidden);
            REQUIRE(view.samples.size() == course.samples().size());
            for (std::size_t i = 0; i < view.samples.size(); ++i) {
                CHECK(view.samples[i].no_spend == course.samples()[i].no_spend);
                CHECK(view.samples[i].no_topup == course.samples()[i].no_topup);
            }
            time += minutes(10);
        }
    }
}

TEST_CASE("a dip of days ago is undone, though its samples were thinned") {
    HistoryDatabase history;
    auto time = noon;
    for (int i = 0; i < 6 * 72; ++i) {
        // Two a day, and a hold of 50 from the second to the 60th hour.
        const auto cents = 50'000 - i * 200 / 144 - (i >= 12 && i < 360 ? 5'000 : 0);
        const auto fraction = std::to_string(100 + cents % 100).substr(1);
        history.record(time, std::to_string(cents / 100) + "." + fraction, key, nothing);
        time += minutes(10);
    }
    CHECK(history.number("SELECT count(*) FROM samples") < 210);
    CHECK(history.text("SELECT undone FROM samples ORDER BY time DESC") == "49.98");
    CHECK(net(history) == *Amount::parse("5.98"));
    CHECK(history.number("SELECT max(hidden) FROM samples") == 0);
}

TEST_CASE("what was undone when is lost to no view") {
    HistoryDatabase history;
    history.record(noon, "100");
    history.record(noon + minutes(10), "40");
    history.record(noon + hours(3), "100");
    const HistoryNeeds an_hour{
        .runway = true, .runway_rule = {}, .window = hours(1), .unthinned = {}};
    const auto view = history.record(noon + hours(3) + minutes(1), "100", key, an_hour);
    REQUIRE(view.samples.size() == 3);
    CHECK_FALSE(view.samples.front().no_spend.has_value());
    CHECK(view.samples[1].no_topup);
}
