// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/history_rules.hpp"

#include <doctest/doctest.h>

#include "account_facts.hpp"

using namespace balance;
using namespace balance::test;
using namespace std::chrono;
using Words = std::vector<std::string>;

TEST_CASE("spend is said where it crosses a threshold and a lone number is a ceiling") {
    struct Row {
        const char* spent;
        Words words;
        std::string_view text;
    };
    const Row rows[] = {
        {"50", {"--spend-warning", "50"}, " | spend=50;50"},
        {"50.01",
         {"--spend-warning", "50"},
         "WARNING spent 50.01 UAH in 1 h, above 50 | spend=50.01;50"},
        {"50.001",
         {"--spend-warning", "50"},
         "WARNING spent 50.001 UAH in 1 h, above 50 | spend=50.001;50"},
        {"80",
         {"--spend-warning", "50", "--spend-critical", "79.9"},
         "CRITICAL spent 80.00 UAH in 1 h, above 79.9 | spend=80;50;79.9"},
        {"0", {"--spend-critical", "1:"}, "CRITICAL spent 0.00 UAH in 1 h, below 1 | spend=0;;1"},
        {"0", {"--spend-warning", "1:50"}, "WARNING spent 0.00 UAH in 1 h, below 1 | spend=0;1:50"},
        {"15",
         {"--spend-warning", "@10:20"},
         "WARNING spent 15.00 UAH in 1 h, inside 10 to 20 | spend=15;@10:20"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.spent);
        CHECK(text_of(judged(spending(row.spent), row.words)) == row.text);
    }
    CHECK(text_of(judged(spending("9", minutes(90)),
                         {"--spend-warning", "5", "--spend-window", "90m"})) ==
          "WARNING spent 9.00 UAH in 1 h 30 min, above 5 | spend=9;5");
}

TEST_CASE("a young history collects, but a ceiling that is passed already alerts") {
    struct Row {
        const char* spent;
        Words words;
        std::string_view text;
    };
    const auto half = minutes(30);
    const Row rows[] = {
        {"0", {"--spend-warning", "50"}, "OK spend: collecting, 0 of 1 h | spend=0;50"},
        {"0", {"--spend-critical", "1:"}, "OK spend: collecting, 0 of 1 h | spend=0;;1"},
        {"0", {"--spend-critical", "@0:1"}, "OK spend: collecting, 0 of 1 h | spend=0;;@0:1"},
        {"2", {"--spend-critical", "@0:1"}, "OK spend: collecting, 0 of 1 h | spend=2;;@0:1"},
        {"51", {"--spend-warning", "50"}, "WARNING spent 51.00 UAH in 1 h, above 50 | spend=51;50"},
        {"51",
         {"--spend-warning", "1:50"},
         "WARNING spent 51.00 UAH in 1 h, above 50 | spend=51;1:50"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.words[1]);
        CHECK(text_of(judged(spending(row.spent, half), row.words)) == row.text);
    }
    CHECK(text_of(judged(spending("0", minutes(5)),
                         {"--spend-warning", "5", "--spend-window", "90m"})) ==
          "OK spend: collecting, 5 min of 1 h 30 min | spend=0;5");
    CHECK(text_of(
              judged(spending("0", hours(5)), {"--spend-warning", "5", "--spend-window", "24h"})) ==
          "OK spend: collecting, 5 of 24 h | spend=0;5");
}

TEST_CASE("a limit of times is so many times what is usual now, in the graph as an amount") {
    struct Row {
        const char* spent;
        std::optional<double> usual;
        Words words;
        std::string_view text;
    };
    const Words both = {"--spend-warning", "5x", "--spend-critical", "10x"};
    const Row rows[] = {
        {"312.4", 26, both,
         "CRITICAL spent 312.40 UAH in 1 h, 12 times the usual 26.00, above 10x | "
         "spend=312.4;130.00;260.00"},
        {"130.00", 26, both, " | spend=130.00;130.00;260.00"},
        {"130.01", 26, both,
         "WARNING spent 130.01 UAH in 1 h, 5.0 times the usual 26.00, above 5x | "
         "spend=130.01;130.00;260.00"},
        {"334",
         26,
         {"--spend-warning", "12.5X"},
         "WARNING spent 334.00 UAH in 1 h, 12.8 times the usual 26.00, above 12.5x | "
         "spend=334;325.00"},
        {"0.0004", 0.0000123, both,
         "CRITICAL spent 0.0004 UAH in 1 h, 33 times the usual 0.000012, above 10x | "
         "spend=0.0004;0.000060;0.000120"},
        {"600",
         26,
         {"--spend-warning", "5x", "--spend-critical", "500"},
         "CRITICAL spent 600.00 UAH in 1 h, above 500 | spend=600;130.00;500"},
        {"400",
         26,
         {"--spend-warning", "5x", "--spend-critical", "500"},
         "WARNING spent 400.00 UAH in 1 h, 15 times the usual 26.00, above 5x | "
         "spend=400;130.00;500"},
        {"200",
         26,
         {"--spend-warning", "150", "--spend-critical", "10x"},
         "WARNING spent 200.00 UAH in 1 h, above 150 | spend=200;150;260.00"},
        {"400", std::nullopt, both, " | spend=400"},
        {"400", 0, both, " | spend=400"},
        {"400", 1e-40, both, " | spend=400"},
        {"400",
         std::nullopt,
         {"--spend-warning", "5x", "--spend-critical", "50"},
         "CRITICAL spent 400.00 UAH in 1 h, above 50 | spend=400;;50"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.spent);
        CAPTURE(row.words[1]);
        CHECK(text_of(judged(spending(row.spent, row.usual), row.words)) == row.text);
    }
    CHECK(text_of(judged(spending("1", 26), both, PerfdataThresholds::range)) ==
          " | spend=1;~:130.00;~:260.00");
    CHECK(text_of(judged(spending("1", 26), both, PerfdataThresholds::none)) == " | spend=1");
}

TEST_CASE("while the usual spend is learned this is said, and amounts count already") {
    auto young = spending("40", hours(1));
    young.usual_spend = UsualInWindow{hours(5), hours(96), false, {}};
    CHECK(text_of(judged(young, {"--spend-warning", "5x"})) ==
          "OK spend: collecting, 5 of 96 h | spend=40");
    CHECK(text_of(judged(young, {"--spend-warning", "5x", "--spend-critical", "500"})) ==
          "OK spend: collecting, 5 of 96 h | spend=40;;500");
    CHECK(text_of(judged(young, {"--spend-warning", "5x", "--spend-critical", "30"})) ==
          "CRITICAL spent 40.00 UAH in 1 h, above 30 | spend=40;;30");
    young.usual_spend->too_seldom = true;
    CHECK(text_of(judged(young, {"--spend-warning", "5x"})) ==
          "OK spend: collecting, 5 of 96 h: check at least every three days | spend=40");
}

TEST_CASE("in a window that is longer than the history the usual of all of it counts") {
    auto young = spending("40", hours(100));
    young.usual_spend = UsualInWindow{hours(100), hours(96), false, 10};
    const Words words = {"--spend-window", "7d", "--spend-warning", "3x"};
    CHECK(text_of(judged(young, words)) ==
          "WARNING spent 40.00 UAH in 7 d, 4.0 times the usual 10.00, above 3x | spend=40;30.00");
    young.spend->amount = *Amount::parse("30");
    CHECK(text_of(judged(young, words)) == "OK spend: collecting, 100 of 168 h | spend=30;30.00");
}

TEST_CASE("spend has the decimals of its currency and its currency only where it is known") {
    auto yen = spending("50.4");
    yen.currency = "JPY";
    CHECK(text_of(judged(yen, {"--spend-warning", "10"})) ==
          "WARNING spent 50 JPY in 1 h, above 10 | spend=50.4;10");
    auto unknown = spending("50.4");
    unknown.currency = "";
    CHECK(text_of(judged(unknown, {"--spend-warning", "10"})) ==
          "WARNING spent 50.4 in 1 h, above 10 | spend=50.4;10");
    auto hostile = spending("50.4");
    hostile.currency = "R|B<";
    CHECK(text_of(judged(hostile, {"--spend-warning", "10"})).find("R|B") == std::string::npos);
}

TEST_CASE("top-ups are counted") {
    struct Row {
        std::size_t count;
        Words words;
        std::string_view text;
    };
    const Row rows[] = {
        {0, {"--topups-warning", "0"}, " | topups=0;0"},
        {1, {"--topups-warning", "0"}, "WARNING 1 top-up in 1 d, above 0 | topups=1;0"},
        {4,
         {"--topups-warning", "2", "--topups-critical", "3"},
         "CRITICAL 4 top-ups in 1 d, above 3 | topups=4;2;3"},
        {0,
         {"--topups-warning", "1:", "--topups-window", "30d"},
         "WARNING 0 top-ups in 30 d, below 1 | topups=0;1"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.count);
        CHECK(text_of(judged(topped_up(row.count), row.words)) == row.text);
    }
}

TEST_CASE("a young history lacks no top-ups, but too many are too many") {
    auto young = topped_up(0);
    young.topups_covered = hours(23);
    CHECK(text_of(judged(young, {"--topups-critical", "1:"})) == " | topups=0;;1");
    young.topups = 3;
    CHECK(text_of(judged(young, {"--topups-critical", "1:2"})) ==
          "CRITICAL 3 top-ups in 1 d, above 2 | topups=3;;1:2");
    young.topups_covered = hours(24);
    young.topups = 0;
    CHECK(text_of(judged(young, {"--topups-critical", "1:"})) ==
          "CRITICAL 0 top-ups in 1 d, below 1 | topups=0;;1");
}

TEST_CASE("a balance is stale when it stands still for longer than the limit") {
    struct Row {
        seconds unchanged;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {seconds(0), " |"},
        {hours(24), " |"},
        {hours(24) + seconds(1), "WARNING unchanged for 1 d, longer than 1 d |"},
        {hours(48), "WARNING unchanged for 2 d, longer than 1 d |"},
        {hours(53), "CRITICAL unchanged for 2 d 5 h, longer than 2 d |"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.unchanged.count());
        CHECK(text_of(judged(unchanged_for(row.unchanged),
                             {"--stale-warning", "1d", "--stale-critical", "2d"})) == row.text);
    }
}

TEST_CASE("rules speak in one order, and only those that were given") {
    auto all = lasting(hours(12), 5);
    all.spend = WindowSpend{*Amount::parse("9"), hours(1), {}};
    all.topups = 3;
    all.changed = fact_time - hours(3);
    CHECK(text_of(judged(all, {"--stale-warning", "1h", "--topups-warning", "2", "--spend-warning",
                               "5", "--runway-warning", "1d"})) ==
          "WARNING empties in 12 h, about Sat 00:00 UTC, at 5.00 a day, less than 1 d; WARNING "
          "spent 9.00 "
          "UAH in 1 h, above 5; WARNING 3 top-ups in 1 d, above 2; WARNING unchanged for 3 h, "
          "longer than "
          "1 h | runway=43200s;86400 spend=9;5 topups=3;2");
    CHECK(text_of(judged(all, {})) == " |");
    CHECK(text_of(judged(all, {"--topups-warning", "5"})) == " | topups=3;5");
}

TEST_CASE("thresholds in the performance data have the style that was asked for") {
    auto all = lasting(hours(12), 5);
    all.spend = WindowSpend{*Amount::parse("1"), hours(1), {}};
    const Words words = {"--runway-warning", "6h", "--spend-critical", "5"};
    CHECK(text_of(judged(all, words, PerfdataThresholds::range))
              .ends_with("| runway=43200s;21600: spend=1;;~:5"));
    CHECK(
        text_of(judged(all, words, PerfdataThresholds::none)).ends_with("| runway=43200s spend=1"));
    CHECK(text_of(judged(topped_up(1), {"--topups-warning", "5"}, PerfdataThresholds::range)) ==
          " | topups=1;~:5");
}
