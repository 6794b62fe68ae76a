// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include <doctest/doctest.h>

#include "account_facts.hpp"
#include "rules/history_rules.hpp"

using namespace balance;
using namespace balance::test;
using namespace std::chrono;
using Words = std::vector<std::string>;

namespace {

// A quota of 1000 that is reset on the same day of each month, the last time `ago`; it is Friday,
// 2026-11-20 12:00 UTC.
std::vector<Rise> resets(hours ago) {
    const auto last = fact_time - ago;
    const year_month_day date(floor<days>(last));
    const auto first = sys_days(date - months(1)) + (last - floor<days>(last));
    return {{first - minutes(5), first, 950, 1000, 0, minutes(5), 950},
            {last - minutes(5), last, 870, 1000, 0, minutes(5), 1820}};
}

// On the 22nd at 12:00 the next time.
const auto in_two_days = resets(29 * 24h);
constexpr auto as_usual = State::ok;

std::string told(const AccountFacts& known,
                 const std::vector<Rise>& rises,
                 State before = as_usual,
                 const Words& more = {}) {
    auto facts = known;
    facts.rises = rises;
    facts.runway_alert = {before, {}, facts.balance};
    Words words = {"--runway-warning", "3d", "--runway-critical", "1d"};
    words.insert(words.end(), more.begin(), more.end());
    return text_of(judged(facts, words, PerfdataThresholds::none));
}

AccountFacts lasting(seconds shown, seconds likely, seconds surely) {
    auto facts = test::lasting(shown, 48.6);
    facts.runway->likely_lasts = likely;
    facts.runway->surely_lasts = surely;
    return facts;
}

}  // namespace

TEST_CASE("a runway that ends behind the next reset does not alert") {
    struct Row {
        const char* what;
        hours lasts;
        std::vector<Rise> rises;
        std::string_view text;
    };
    const Row rows[] = {
        {"behind it", 60h, in_two_days,
         "OK empties in 2 d 12 h, about Mon 00:00 UTC, at 48.60 a day; the quota is renewed "
         "before, "
         "by Sun 12:00 UTC | runway=216000s"},
        {"with it", 48h, in_two_days,
         "WARNING empties in 2 d, about Sun 12:00 UTC, at 48.60 a day, less than 3 d | "
         "runway=172800s"},
        {"before it", 20h, in_two_days,
         "CRITICAL empties in 20 h, about Sat 08:00 UTC, at 48.60 a day, less than 1 d | "
         "runway=72000s"},
        {"it is used up", 0h, in_two_days,
         "CRITICAL is used up, at 48.60 a day, less than 1 d | runway=0s"},
        {"no reset is known",
         60h,
         {},
         "WARNING empties in 2 d 12 h, about Mon 00:00 UTC, at 48.60 a day, less than 3 d | "
         "runway=216000s"},
        {"in weeks", 20 * 24h, resets(12 * 24h),
         "OK empties in 20 d, about 2026-12-10, at 48.60 a day; the quota is renewed before, by "
         "2026-12-08 | runway=1728000s"},
        {"in months", 40 * 24h, in_two_days,
         "OK empties in 40 d, about 2026-12-30, at 48.60 a day | runway=3456000s"},
        {"it is late, but is waited for", 30h, resets(31 * 24h + 1h),
         "OK empties in 1 d 6 h, about Sat 18:00 UTC, at 48.60 a day; the quota is late, awaited "
         "until Sat 11:00 UTC | runway=108000s"},
        {"it is late, and all will be gone", 22h, resets(31 * 24h + 1h),
         "CRITICAL empties in 22 h, about Sat 10:00 UTC, at 48.60 a day, less than 1 d | "
         "runway=79200s"},
        {"it did not come", 30h, resets(32 * 24h + 1h),
         "WARNING empties in 1 d 6 h, about Sat 18:00 UTC, at 48.60 a day, less than 3 d | "
         "runway=108000s"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(told(test::lasting(row.lasts, 48.6), row.rises) == row.text);
    }
}

TEST_CASE("warning and critical each look at their own time") {
    const auto state = [](hours shown, hours likely, hours surely) {
        return told(lasting(shown, likely, surely), resets(30 * 24h + 4h));  // in 20 hours
    };
    CHECK(state(22h, 21h, 21h).starts_with("OK "));
    CHECK(state(22h, 19h, 21h).starts_with("WARNING "));
    CHECK(state(22h, 19h, 19h).starts_with("CRITICAL "));
    CHECK(state(19h, 21h, 21h)
              .starts_with("OK empties in 19 h, about Sat 07:00 UTC, at 48.60 a "
                           "day | "));
}

TEST_CASE("an alert is left only if a runway that is shorter by a room ends behind the reset") {
    const auto facts = [](hours lasts, hours clearly_for) {
        auto known = test::lasting(lasts, 48.6);
        known.runway_alert = {State::warning, fact_time - clearly_for, known.balance};
        known.rises = in_two_days;
        return judged(known, {"--runway-warning", "3d"}, PerfdataThresholds::none);
    };
    CHECK(text_of(facts(57h, 7h)).starts_with("WARNING "));
    CHECK(text_of(facts(58h, 7h)).starts_with("OK "));
    CHECK(text_of(facts(58h, 5h)) ==
          "WARNING empties in 2 d 10 h, about Sun 22:00 UTC, at 48.60 a day; the quota is renewed "
          "before, by Sun 12:00 UTC, less than 3 d | runway=208800s");
    CHECK(facts(58h, 5h).runway_alert.clearly_since == fact_time - 5h);
    CHECK_FALSE(facts(57h, 5h).runway_alert.clearly_since);
}

TEST_CASE("the reset itself ends an alert, as a payment") {
    auto known = test::lasting(30 * 24h, 33);
    known.balance = 1000;
    known.runway_alert = {State::critical, {}, 12};
    const auto rises = resets(0h);
    known.rises = rises;
    CHECK(text_of(judged(known, {"--runway-critical", "1d"}, PerfdataThresholds::none))
              .starts_with("OK "));
}

TEST_CASE("nobody has to pay in before a quota is renewed") {
    const Words hours = {"--topup-hours", "Mon-Fri 09:00-17:00"};
    CHECK(
        told(test::lasting(60h, 48.6), in_two_days, as_usual, hours) ==
        "OK empties in 2 d 12 h, about Mon 00:00 UTC, at 48.60 a day; the quota is renewed before, "
        "by Sun 12:00 UTC | runway=216000s");
    CHECK(told(test::lasting(40h, 48.6), in_two_days, as_usual, hours) ==
          "CRITICAL empties in 1 d 16 h, about Sun 04:00 UTC, at 48.60 a day; pay in before Fri "
          "17:00 UTC, in 5 h, less than 1 d | runway=144000s");
    auto held = test::lasting(58h, 48.6);
    held.runway_alert = {State::warning, fact_time - 5h, held.balance};
    held.rises = in_two_days;
    CHECK(text_of(judged(held, {"--runway-warning", "2d", hours[0], hours[1]},
                         PerfdataThresholds::none))
              .ends_with("; the quota is renewed before, by Sun 12:00 UTC, was below 2 d | "
                         "runway=208800s"));
}
