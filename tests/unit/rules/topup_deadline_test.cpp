// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/topup_deadline.hpp"

#include <doctest/doctest.h>

#include "account_facts.hpp"

using namespace balance;
using namespace balance::test;
using namespace std::chrono;

namespace {

// fact_time is Friday 2026-11-20 12:00 UTC, 14:00 in Kyiv.
std::string in_kyiv(seconds lasts,
                    std::vector<std::string> words,
                    const char* hours,
                    State previous = State::ok,
                    const Holidays& holidays = {},
                    double paid = 0) {
    const auto zone = TimeZone::named("Europe/Kyiv").value();
    words.insert(words.end(), {"--topup-hours", hours});
    auto known = lasting(lasts, 48.6);
    known.runway_alert.state = previous;
    known.runway_alert.lowest = known.balance - paid;
    return text_of(judged(known, words, PerfdataThresholds::none,
                          {.clock = {.zone = zone, .machine = zone}, .holidays = holidays}));
}

constexpr auto week = "Mon-Fri 09:00-17:00";

}  // namespace

TEST_CASE("a runway counts to the last top-up hour before the money ends, and says when") {
    struct Row {
        const char* what;
        seconds lasts;
        std::string_view text;
    };
    const Row rows[] = {
        {"on Sunday", hours(54),
         "CRITICAL empties in 2 d 6 h, about Sun 20:00, at 48.60 a day; pay in before Fri 17:00, "
         "in 3 h, less than 1 d | runway=194400s"},
        {"on Monday at noon", hours(70),
         "WARNING empties in 2 d 22 h, about Mon 12:00, at 48.60 a day, less than 3 d | "
         "runway=252000s"},
        {"on Tuesday night", hours(4 * 24 + 8),
         "OK empties in 4 d 8 h, about Tue 22:00, at 48.60 a day; pay in before Tue 17:00, in 4 d "
         "3 h | runway=374400s"},
        {"on Monday night", hours(3 * 24 + 8),
         "OK empties in 3 d 8 h, about Mon 22:00, at 48.60 a day; pay in before Mon 17:00, in 3 d "
         "3 h | runway=288000s"},
        {"on a Sunday in two weeks", hours(16 * 24),
         "OK empties in 16 d, about 2026-12-06, at 48.60 a day; pay in before 2026-12-04 17:00, in "
         "14 d 3 h | runway=1382400s"},
        {"today", hours(2),
         "CRITICAL empties in 2 h, about Fri 16:00, at 48.60 a day, less than 1 d | runway=7200s"},
        {"it is used up", hours(0),
         "CRITICAL is used up, at 48.60 a day, less than 1 d | runway=0s"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(in_kyiv(row.lasts, {"--runway-warning", "3d", "--runway-critical", "1d"}, week) ==
              row.text);
    }
}

TEST_CASE("where the hours before the end are over, nothing is left") {
    const std::vector<std::string> critical = {"--runway-critical", "1h"};
    CHECK(in_kyiv(hours(30), critical, "Mon-Fri 09:00-13:00") ==
          "CRITICAL empties in 1 d 6 h, about Sat 20:00, at 48.60 a day; no top-up hour is left "
          "before that: pay in now | runway=108000s");
    // It is Friday 14:00.
    CHECK(in_kyiv(hours(30), critical, "Mon-Fri 09:00-14:00").starts_with("CRITICAL "));
    CHECK(in_kyiv(hours(30), critical, "Mon-Fri 09:00-14:01")
              .starts_with("CRITICAL empties in 1 d 6 h, about Sat 20:00, at 48.60 a day; pay in "
                           "before Fri 14:01, in 1 min, less than 1 h"));
    CHECK(in_kyiv(hours(30), critical, "Mon-Fri 09:00-15:00").starts_with("OK "));
    // Each working day of two years is a holiday.
    std::vector<local_days> days_off;
    for (auto day = local_days(2023y / January / 1); day < local_days(2028y / January / 1);
         day += days(1)) {
        days_off.push_back(day);
    }
    CHECK(in_kyiv(hours(300 * 24), critical, week, State::ok, Holidays(days_off))
              .starts_with("CRITICAL empties in 300 d, about 2027-09-16, at 48.60 a day; no "
                           "top-up hour is left before that"));
}

TEST_CASE("nobody pays in on a holiday") {
    const auto monday = Holidays::parse("2026-11-23").value();
    CHECK(in_kyiv(hours(70), {"--runway-critical", "1d"}, week, State::ok, monday)
              .starts_with("CRITICAL empties in 2 d 22 h, about Mon 12:00, at 48.60 a day; pay in "
                           "before Fri 17:00, in 3 h, less than 1 d"));
}

TEST_CASE("an estimate that hovers around Monday morning alerts once") {
    const std::vector<std::string> critical = {"--runway-critical", "1d"};
    // Monday 08:59 and 09:01.
    const auto before = hours(66) + minutes(59);
    const auto behind = hours(67) + minutes(1);
    CHECK(in_kyiv(before, critical, week).starts_with("CRITICAL "));
    CHECK(in_kyiv(behind, critical, week).starts_with("OK "));
    CHECK(in_kyiv(behind, critical, week, State::critical) ==
          "CRITICAL empties in 2 d 19 h, about Mon 09:00, at 48.60 a day, was below 1 d | "
          "runway=241260s");
    // After a payment.
    CHECK(in_kyiv(seconds(hours(67)) * 6 / 5 - minutes(1), critical, week, State::critical, {}, 50)
              .starts_with("CRITICAL "));
    CHECK(in_kyiv(seconds(hours(67)) * 6 / 5 + minutes(1), critical, week, State::critical, {}, 50)
              .starts_with("OK "));
}

TEST_CASE("with hours that never end a runway is judged as without any") {
    const RunwayRule rule{.warning = hours(72), .critical = hours(24)};
    const auto always = WorkingHours::parse("Mon-Sun 00:00-24:00").value();
    const auto now = floor<seconds>(fact_time);
    for (const auto previous : {State::ok, State::warning, State::critical}) {
        for (auto lasts = seconds(60); lasts < hours(100); lasts += minutes(7)) {
            Runway runway;
            runway.lasts = runway.likely_lasts = runway.surely_lasts = lasts;
            const TopupDeadline deadline(runway, now, always, {});
            const RunwayAlert before{previous, {}};
            REQUIRE(deadline.judge(rule, fact_time, 0, before) ==
                    rule.judge(runway, fact_time, 0, before));
            REQUIRE(text_of(deadline.words()).empty());
        }
    }
}
