// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/history_settings.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"

using namespace balance;
using namespace std::chrono;
using Words = std::vector<std::string>;

namespace {

HistorySettings of(Words words) {
    return history_settings_from(test::options(words));
}

std::string mistake_of(Words words) {
    words.insert(words.begin(), {"--history", "h.sqlite"});
    return test::failure_text([&] { return of(words); });
}

}  // namespace

TEST_CASE("without options there is no history and no rule") {
    const auto settings = of({});
    CHECK(settings.file.empty());
    CHECK_FALSE(settings.has_rules());
    CHECK(settings.spend_window == hours(1));
    CHECK(settings.topups_window == hours(24));
}

TEST_CASE("each rule is read into its own place") {
    const auto settings = of(
        {"--history",        "h.sqlite", "--runway-warning",  "7d",    "--runway-critical", "36h",
         "--spend-warning",  "50",       "--spend-critical",  "10:80", "--spend-window",    "30m",
         "--topups-warning", "3",        "--topups-critical", "5",     "--topups-window",   "1w",
         "--stale-warning",  "2d",       "--stale-critical",  "3.5d"});
    CHECK(settings.file == "h.sqlite");
    CHECK(settings.has_rules());
    CHECK(*settings.runway.warning == hours(7 * 24));
    CHECK(*settings.runway.critical == hours(36));
    CHECK(settings.runway.as_floors().warning->text() == "604800:");
    CHECK(settings.runway.as_floors().critical->text() == "129600:");
    CHECK(settings.spend.warning->text() == "~:50");
    CHECK(settings.spend.critical->text() == "10:80");
    CHECK(settings.spend_window == minutes(30));
    CHECK(settings.topups.warning->text() == "~:3");
    CHECK(settings.topups.critical->text() == "~:5");
    CHECK(settings.topups_window == hours(7 * 24));
    CHECK(*settings.stale.warning == hours(48));
    CHECK(*settings.stale.critical == hours(84));
}

TEST_CASE("a number alone is seconds in every option that takes a duration") {
    for (const auto* three_days : {"259200", "259200.000000", "3d", "72h"}) {
        CAPTURE(three_days);
        const auto settings =
            of({"--history", "h", "--runway-warning", three_days, "--runway-critical", three_days,
                "--spend-window", three_days, "--topups-window", three_days, "--stale-warning",
                three_days, "--stale-critical", three_days});
        CHECK(*settings.runway.warning == hours(72));
        CHECK(*settings.runway.critical == hours(72));
        CHECK(settings.spend_window == hours(72));
        CHECK(settings.topups_window == hours(72));
        CHECK(*settings.stale.warning == hours(72));
        CHECK(*settings.stale.critical == hours(72));
    }
}

TEST_CASE("one level alone is a rule") {
    for (const auto* option :
         {"--runway-warning", "--runway-critical", "--stale-warning", "--stale-critical"}) {
        CHECK(of({"--history", "h", option, "1d"}).has_rules());
    }
    for (const auto* option :
         {"--spend-warning", "--spend-critical", "--topups-warning", "--topups-critical"}) {
        CHECK(of({"--history", "h", option, "1"}).has_rules());
    }
    CHECK_FALSE(of({"--history", "h", "--spend-window", "2h"}).has_rules());
    CHECK_FALSE(of({"--history", "h"}).runway.as_floors().is_given());
}

TEST_CASE("a lone number is a ceiling and everything else a range") {
    struct Row {
        const char* given;
        std::string_view range;
    };
    constexpr Row rows[] = {
        {"50", "~:50"},       {" 50 ", "~:50"},   {"0", "~:0"},     {"12.5", "~:12.5"},
        {"10:", "10:"},       {"10:50", "10:50"}, {"~:50", "~:50"}, {":50", "0:50"},
        {"@10:20", "@10:20"}, {"@10", "@0:10"},   {"~:", "~:"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.given);
        const auto settings =
            of({"--history", "h", "--spend-warning", row.given, "--topups-critical", row.given});
        CHECK(settings.spend.warning->text() == row.range);
        CHECK(settings.topups.critical->text() == row.range);
    }
}

TEST_CASE("a limit of the spend may be so many times the usual, beside an amount") {
    const auto settings =
        of({"--history", "h", "--spend-warning", " 5X ", "--spend-critical", "500"});
    CHECK(settings.has_rules());
    CHECK(settings.spend.needs_usual());
    CHECK(settings.spend.warning->text() == "5x");
    CHECK(settings.spend.critical->text() == "~:500");
    CHECK_FALSE(of({"--history", "h", "--spend-warning", "5"}).spend.needs_usual());
}

TEST_CASE("a value that cannot be read is a mistake that names option and value") {
    struct Row {
        Words words;
        std::string_view part;
    };
    const Row rows[] = {
        {{"--runway-warning", "3x"}, "--runway-warning '3x': not a duration. Write a number and s"},
        {{"--runway-critical", "0s"}, "--runway-critical '0s': not a duration"},
        {{"--stale-warning", "20w3d"}, "--stale-warning '20w3d': not a duration"},
        {{"--stale-critical", "11000d"}, "--stale-critical '11000d': longer than ten years"},
        {{"--spend-window", "0.1s"}, "--spend-window '0.1s': shorter than a second"},
        {{"--topups-window", "24x"}, "--topups-window '24x': not a duration"},
        {{"--spend-warning", "1,5"}, "--spend-warning '1,5': not a range"},
        {{"--spend-critical", "10:5"}, "--spend-critical '10:5': not a range"},
        {{"--spend-warning", "0.5x"},
         "--spend-warning '0.5x': less than once the usual. Write 50 (alerts above 50), 10:50 "
         "(alerts outside), 10: (below 10) or 5x (above five times the usual)"},
        {{"--spend-critical", "2x:5x"}, "'2x:5x': a number of times is no range. Write 50"},
        {{"--spend-critical", "5 x"}, "'5 x': not a number of times"},
        {{"--topups-warning", "5x"}, "--topups-warning '5x': not a range"},
        {{"--topups-warning", "10%"}, "--topups-warning '10%': not a range"},
        {{"--runway-warning", "301d"},
         "--runway-warning '301d': the forecast looks only one year ahead"},
        {{"--runway-critical", "50w"},
         "--runway-critical '50w': the forecast looks only one year ahead"},
        {{"--spend-warning", "-5"}, "--spend-warning '-5': it never is negative"},
        {{"--topups-warning", "-2:5"}, "--topups-warning '-2:5': it never is negative"},
        {{"--topups-critical", "inf"}, "--topups-critical 'inf': not a range"},
        {{"--topup-hours", "Mon-Fri"},
         "--topup-hours 'Mon-Fri': not hours of a week: behind the days it has no hours from 00:00 "
         "to 24:00. Write Mon-Fri 09:00-17:00"},
        {{"--topup-hours", "Mo-Fr 09:00-17:00"},
         "not hours of a week: it does not begin with a day of the week"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.part);
        const auto text = mistake_of(row.words);
        CAPTURE(text);
        CHECK(text.starts_with("configuration: "));
        CHECK(test::contains(text, row.part));
    }
}

TEST_CASE("a critical level that would come first is a mistake") {
    const Words mistakes[] = {
        {"--runway-warning", "1d", "--runway-critical", "25h"},
        {"--stale-warning", "25h", "--stale-critical", "1d"},
        {"--spend-warning", "50", "--spend-critical", "49.99"},
        {"--spend-warning", "1:", "--spend-critical", "1.01:"},
        {"--spend-warning", "10x", "--spend-critical", "9.9x"},
        {"--topups-warning", "5", "--topups-critical", "4"},
    };
    for (const auto& words : mistakes) {
        CAPTURE(words[0]);
        CHECK(test::contains(mistake_of(words), "-critical would alert before --"));
    }
    const Words fine[] = {
        {"--runway-warning", "1d", "--runway-critical", "24h"},
        {"--stale-warning", "1d", "--stale-critical", "24h"},
        {"--spend-warning", "50", "--spend-critical", "50"},
        {"--spend-warning", "1:50", "--spend-critical", "0.5:100"},
        {"--spend-warning", "5x", "--spend-critical", "5.0x"},
        {"--spend-warning", "5x", "--spend-critical", "1"},
        {"--topups-warning", "@0:1", "--topups-critical", "3"},
    };
    for (const auto& words : fine) {
        CAPTURE(words[0]);
        CHECK(mistake_of(words) == "no failure");
    }
}

TEST_CASE("rules without balances of the past are a mistake, windows too") {
    for (const auto* rule : {"runway", "stale", "spend", "topups"}) {
        const bool is_range = rule == std::string("spend") || rule == std::string("topups");
        for (const auto* level : {"-warning", "-critical"}) {
            const auto option = "--" + std::string(rule) + level;
            const Words words = {option, is_range ? "5" : "1d"};
            CAPTURE(option);
            CHECK(test::failure_text([&] { return of(words); }) ==
                  "configuration: " + option +
                      " needs the balances of the past. Name a file for them with --history");
            CHECK(of({option, words[1], "--backtest", "samples.csv"}).has_rules());
        }
    }
    for (const auto* window : {"--spend-window", "--topups-window"}) {
        CHECK(test::contains(test::failure_text([&] {
                                 return of({window, "1h"});
                             }),
                             "needs the balances of the past"));
    }
}

TEST_CASE("of several rules without balances the one that the help names first is told") {
    CHECK(test::contains(test::failure_text([] {
                             return of({"--stale-warning", "3d", "--runway-warning", "7d"});
                         }),
                         "--runway-warning needs the balances of the past"));
}

TEST_CASE("top-up hours and holidays need a runway rule") {
    for (const auto& [option, value] :
         {std::pair{"--topup-hours", "Mon-Fri 09:00-17:00"}, std::pair{"--holidays", "days.txt"}}) {
        CAPTURE(option);
        CHECK(test::failure_text([&] {
                  return of({"--history", "h", "--spend-critical", "5", option, value});
              }) == "configuration: " + std::string(option) +
                        " needs a runway rule, which counts to that time. Give one with "
                        "--runway-warning or --runway-critical");
        for (const auto* level : {"--runway-warning", "--runway-critical"}) {
            CHECK_NOTHROW(of({"--history", "h", level, "1d", option, value}));
        }
    }
    const auto settings = of({"--backtest", "f", "--runway-warning", "1d", "--topup-hours",
                              "sat-mon 9:00-12:00", "--holidays", "days.txt"});
    CHECK(settings.topup_hours->text() == "Mon 09:00-12:00, Sat-Sun 09:00-12:00");
    CHECK(settings.holidays->value == "days.txt");
}
