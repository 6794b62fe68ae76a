// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include <doctest/doctest.h>

#include "account_facts.hpp"
#include "rules/history_rules.hpp"

using namespace balance;
using namespace balance::test;
using namespace std::chrono;
using Words = std::vector<std::string>;

TEST_CASE("a runway is told with its end and its rate and alerts when it is too short") {
    struct Row {
        seconds lasts;
        Words words;
        std::string_view text;
    };
    const Words both = {"--runway-warning", "3d", "--runway-critical", "1d"};
    const Row rows[] = {
        {hours(52), both,
         "WARNING empties in 2 d 4 h, about Sun 16:00 UTC, at 48.60 a day, less than 3 d | "
         "runway=187200s;259200;86400"},
        {hours(72), both,
         "OK empties in 3 d, about Mon 12:00 UTC, at 48.60 a day | runway=259200s;259200;86400"},
        {hours(72) - seconds(1), both,
         "WARNING empties in 2 d 23 h, about Mon 12:00 UTC, at 48.60 a day, less than 3 d | "
         "runway=259199s;259200;86400"},
        {hours(24), both,
         "WARNING empties in 1 d, about Sat 12:00 UTC, at 48.60 a day, less than 3 d | "
         "runway=86400s;259200;86400"},
        {hours(24) - seconds(1), both,
         "CRITICAL empties in 23 h 59 min, about Sat 12:00 UTC, at 48.60 a day, less than 1 d | "
         "runway=86399s;259200;86400"},
        {seconds(0), both,
         "CRITICAL is used up, at 48.60 a day, less than 1 d | runway=0s;259200;86400"},
        {hours(240),
         {"--runway-critical", "1d"},
         "OK empties in 10 d, about 2026-11-30, at 48.60 a day | runway=864000s;;86400"},
        {minutes(20),
         {"--runway-warning", "1d"},
         "WARNING empties in 20 min, about Fri 12:00 UTC, at 48.60 a day, less than 1 d | "
         "runway=1200s;86400"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.lasts.count());
        CHECK(text_of(judged(lasting(row.lasts, 48.6), row.words)) == row.text);
    }
}

TEST_CASE("a runway that is shorter than at the usual spend, or rests on little, says so") {
    struct Row {
        std::optional<Burst> burst;
        std::optional<SampleTime> monthly_rise;
        Runway::Basis basis;
        bool too_far_apart;
        std::string_view text;
    };
    using enum Runway::Basis;
    const Burst burst{.times = 7, .is_drain = true, .spent = 240, .hours = 6};
    const Row rows[] = {
        {{}, {}, hour_of_week, false, "at 48.60 a day |"},
        {burst, {}, hour_of_week, false, "at 48.60 a day, but 240.00 was spent in the last 6 h |"},
        {{},
         fact_time + hours(12),
         hour_of_week,
         false,
         "at 48.60 a day (with the monthly rise, Sat 00:00 UTC) |"},
        {{}, fact_time - hours(12), hour_of_week, false, "at 48.60 a day (in this month's rise) |"},
        {{}, {}, average, false, "at 48.60 a day (from 5 d of history) |"},
        {{}, {}, hour_of_day, false, "at 48.60 a day (from 5 d of history) |"},
        {{},
         {},
         average,
         true,
         "at 48.60 a day (checks are too far apart for an estimate by the hour) |"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        auto given = lasting(hours(52), 48.6);
        given.runway->burst = row.burst;
        given.runway->monthly_rise = row.monthly_rise;
        given.runway->basis = row.basis;
        given.runway->rests_on = hours(5 * 24);
        given.runway->too_far_apart = row.too_far_apart;
        const auto text = text_of(judged(given, {"--runway-warning", "1d"}));
        CHECK(text == "OK empties in 2 d 4 h, about Sun 16:00 UTC, " + std::string(row.text) +
                          " runway=187200s;86400");
    }
}

TEST_CASE("a rate is told with two decimals, and of small amounts with two digits") {
    struct Row {
        double per_day;
        std::string_view text;
    };
    for (const auto& row : {Row{1234.567, "1234.57"},
                            {1, "1.00"},
                            {0.5, "0.50"},
                            {0.056, "0.056"},
                            {0.00024123, "0.00024"},
                            {2.4e-9, "0.0000000024"}}) {
        const auto text =
            text_of(judged(lasting(hours(1), row.per_day), {"--runway-warning", "1d"}));
        CHECK(text.find("at " + std::string(row.text) + " a day") != std::string::npos);
    }
}

TEST_CASE("there is no runway figure while it is not known") {
    const Words words = {"--runway-warning", "3d"};
    auto young = lasting({}, 0);
    young.runway->basis = Runway::Basis::collecting;
    young.runway->collected = hours(5) + minutes(59);
    CHECK(text_of(judged(young, words)) == "OK runway: collecting, 5 of 24 h |");
    young.runway->collected = hours(0);
    young.runway->too_seldom = true;
    CHECK(text_of(judged(young, words)) ==
          "OK runway: collecting, 0 of 24 h: check at least every three days |");
    CHECK(text_of(judged(lasting({}, 0), words)) == "OK nothing is spent |");
    CHECK(text_of(judged(lasting({}, 0.01), words)) == "OK lasts more than a year |");
}

TEST_CASE("an uncertain runway says so") {
    auto uncertain = lasting(hours(30), 7);
    uncertain.runway->uncertain = true;
    CHECK(
        text_of(judged(uncertain, {"--runway-warning", "3d"})) ==
        "WARNING empties in about 1 d 6 h, uncertain as the spending is irregular, on average 7.00 "
        "a day, less than 3 d | runway=108000s;259200");
}

TEST_CASE("where the next payment may use up more than is expected, that is what is told") {
    auto irregular = lasting(hours(160), 7);
    irregular.runway->uncertain = true;
    irregular.runway->likely_lasts = hours(10);
    CHECK(text_of(judged(irregular, {"--runway-warning", "3d"})) ==
          "WARNING empties in about 6 d 16 h, uncertain as the spending is irregular, on average "
          "7.00 a day, likely within 3 d | runway=576000s;259200");
    irregular.runway->lasts.reset();
    CHECK(text_of(judged(irregular, {"--runway-warning", "3d"})) ==
          "WARNING runway: unknown, the spending is too irregular, likely within 3 d |");
}

TEST_CASE("a quiet time is told from a day on") {
    auto quiet = lasting(hours(52), 48.6);
    quiet.runway->quiet_for = hours(23);
    CHECK(text_of(judged(quiet, {"--runway-warning", "1d"})).find("less than usual") ==
          std::string::npos);
    quiet.runway->quiet_for = hours(4 * 24);
    CHECK(text_of(judged(quiet, {"--runway-warning", "1d"}))
              .find("at 48.60 a day (after 4 d with less than usual) |") != std::string::npos);
}

TEST_CASE("a runway's state is kept for the next time, and what ends it is told") {
    const Words words = {"--runway-warning", "3d", "--runway-critical", "1d"};
    auto again = lasting(hours(80), 5);
    CHECK(judged(again, words).runway_alert == RunwayAlert{});
    again.runway_alert = {State::warning, {}, again.balance};
    CHECK(text_of(judged(again, words))
              .starts_with("WARNING empties in 3 d 8 h, about Mon 20:00 UTC, at 5.00 a day, was "
                           "below 3 d; clears above 4 d 12 h |"));
    again.runway->lasts = again.runway->likely_lasts = hours(110);
    CHECK(judged(again, words).runway_alert ==
          RunwayAlert{State::warning, fact_time, again.balance});
    again.runway_alert.clearly_since = fact_time - hours(6);
    CHECK(judged(again, words).runway_alert == RunwayAlert{});
}

TEST_CASE("the money is used up at the lowest floor where an overdraft is usual") {
    struct Row {
        Words words;
        double used_up;
    };
    const Row rows[] = {
        {{}, 0},
        {{"-w", "200", "-c", "50"}, 0},
        {{"-w", "0", "-c", "-100"}, -100},
        {{"-w", "-50"}, -50},
        {{"-c", "~:-100"}, 0},
        {{"-c", "@-200:-100"}, 0},
        {{"-c", "-0.5:100"}, -0.5},
    };
    for (const auto& row : rows) {
        CHECK(used_up_at(settings(row.words).thresholds).estimate() == row.used_up);
    }
}

TEST_CASE("the end and the monthly rise are told by the clock on the wall") {
    const Calendar kyiv{.clock = {.zone = TimeZone::named("Europe/Kyiv").value(), .machine = {}}};
    auto facts = lasting(hours(52), 48.6);
    facts.runway->monthly_rise = fact_time + hours(36);
    CHECK(text_of(judged(facts, {"--runway-warning", "1d"}, PerfdataThresholds::none, kyiv)) ==
          "OK empties in 2 d 4 h, about Sun 18:00 EET, at 48.60 a day (with the monthly rise, "
          "Sun 02:00 EET) | runway=187200s");
}
