// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/replay.hpp"

#include <doctest/doctest.h>

#include "core/timestamp.hpp"
#include "failure_text.hpp"
#include "given_options.hpp"

using namespace balance;
using namespace std::chrono;
using Words = std::vector<std::string>;

namespace {

// 2026-03-01 00:00 UTC, a Sunday
constexpr SampleTime midnight{milliseconds{1'772'323'200'000}};

std::vector<Sample> every(minutes step, const std::vector<std::string>& balances) {
    std::vector<Sample> samples;
    for (const auto& balance : balances) {
        samples.push_back({midnight + step * samples.size(), *Amount::parse(balance)});
    }
    return samples;
}

Replay replay(const std::vector<Sample>& samples, Words words) {
    words.insert(words.begin(), {"--backtest", "-"});
    return replayed(samples, settings_from(test::options(words)), {});
}

std::string changes(const Replay& replay) {
    std::string text;
    for (const auto& change : replay.changes) {
        text += timestamp_text(floor<seconds>(change.time)).substr(11, 5) + " " +
                std::string(name_of(change.state)) + " " + test::text_of(change.sentence) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("a replay tells each change of the level's state") {
    const auto samples = every(hours(1), {"300", "150", "150", "40", "150", "300", "300"});
    CHECK(changes(replay(samples, {"-w", "200", "-c", "50", "--currency", "UAH"})) ==
          "01:00 WARNING 150.00 UAH, below 200\n"
          "03:00 CRITICAL 40.00 UAH, below 50\n"
          "04:00 WARNING 150.00 UAH, below 200\n"
          "05:00 OK 300.00 UAH\n");
    CHECK(changes(replay(samples, {})).empty());
}

TEST_CASE("a replay begins at OK") {
    CHECK(changes(replay(every(hours(1), {"300"}), {"-w", "200"})).empty());
    CHECK(changes(replay(every(hours(1), {"100"}), {"-w", "200"})) ==
          "00:00 WARNING 100, below 200\n");
}

TEST_CASE("a replay judges spend by the window, however often samples come") {
    const auto samples =
        every(minutes(20), {"1000", "1000", "1000", "1000", "980", "940", "940", "940", "940"});
    CHECK(changes(replay(samples, {"--spend-warning", "50"})) ==
          "01:40 WARNING 940; spent 60 in 1 h, above 50\n"
          "02:20 OK 940\n");
    CHECK(changes(replay(samples, {"--spend-critical", "1:"})) ==
          "01:00 CRITICAL 1000; spent 0 in 1 h, below 1\n"
          "01:20 OK 980\n"
          "02:40 CRITICAL 940; spent 0 in 1 h, below 1\n");
}

TEST_CASE("a replay learns what is usual for these hours, and what is many times that") {
    std::vector<std::string> balances;
    int balance = 10'000;
    for (int hour = 0; hour < 10 * 24; ++hour) {
        balances.push_back(std::to_string(balance));
        const bool is_day = hour % 24 >= 8 && hour % 24 < 20;
        const bool is_drained = hour >= 9 * 24 + 2 && hour < 9 * 24 + 6;
        balance -= (is_day ? 10 : 1) + (is_drained ? 60 : 0);
    }
    const auto samples = every(hours(1), balances);
    CHECK(changes(replay(samples, {"--spend-warning", "5x", "--spend-critical", "500"})) ==
          "03:00 WARNING 8749; spent 61 in 1 h, 40 times the usual 1.50, above 5x\n"
          "07:00 OK 8565\n");
    CHECK(changes(replay({samples.begin(), samples.begin() + 96}, {"--spend-warning", "1x"}))
              .empty());
}

TEST_CASE("a top-up never lowers the spend of a replay and is counted") {
    const auto samples = every(minutes(20), {"100", "60", "560", "500", "1000", "1000"});
    CHECK(changes(replay(samples, {"--spend-warning", "99"})) ==
          "01:00 WARNING 500; spent 100 in 1 h, above 99\n"
          "01:20 OK 1000\n");
    CHECK(changes(replay(samples, {"--topups-warning", "1"})) ==
          "01:20 WARNING 1000; 2 top-ups in 1 d, above 1\n");
}

TEST_CASE("a replay tells a balance that stands still") {
    const auto samples = every(hours(1), {"100", "90", "90", "90", "90", "80"});
    CHECK(changes(replay(samples, {"--stale-warning", "2h"})) ==
          "04:00 WARNING 90; unchanged for 3 h, longer than 2 h\n"
          "05:00 OK 80\n");
}

TEST_CASE("a replay foresees an empty account and says nothing while it collects") {
    std::vector<std::string> balances;
    for (int hour = 0; hour <= 120; ++hour) {
        balances.push_back(std::to_string(1200 - 10 * hour));
    }
    const auto result =
        replay(every(hours(1), balances), {"--runway-warning", "2d", "--runway-critical", "1d"});
    REQUIRE(result.samples.size() == 121);
    for (std::size_t hour = 0; hour < 24; ++hour) {
        CHECK_FALSE(result.samples[hour].runway.has_value());
        CHECK(result.samples[hour].state == State::ok);
    }
    REQUIRE(result.changes.size() == 2);
    CHECK(result.changes[0].state == State::warning);
    CHECK(result.changes[1].state == State::critical);
    const auto hour_of = [](const StateChange& change) {
        return duration_cast<hours>(change.time - midnight).count();
    };
    CHECK(hour_of(result.changes[0]) >= 70);
    CHECK(hour_of(result.changes[0]) <= 75);
    CHECK(hour_of(result.changes[1]) >= 94);
    CHECK(hour_of(result.changes[1]) <= 99);
    CHECK(test::text_of(result.changes[0].sentence).find("empties in 1 d 23 h") !=
          std::string::npos);
    CHECK(result.samples.back().state == State::critical);
}

TEST_CASE("two samples in one instant are both replayed") {
    auto samples = every(hours(1), {"100", "90"});
    samples.push_back({samples.back().time, *Amount::parse("20")});
    CHECK(changes(replay(samples, {"--spend-warning", "50"})) ==
          "01:00 WARNING 20; spent 80 in 1 h, above 50\n");
}

TEST_CASE("a replay is as long as its samples and needs no rule") {
    const auto result = replay(every(minutes(5), std::vector<std::string>(1000, "5")), {});
    CHECK(result.samples.size() == 1000);
    CHECK(result.changes.empty());
    CHECK_FALSE(result.suggestion.has_value());
}
