// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/report_builder.hpp"

#include <doctest/doctest.h>

#include "given_options.hpp"
#include "output/report.hpp"

using namespace balance;
using Words = std::vector<std::string>;

namespace {

ReportContext context(const std::string& provider, const std::string& account, int took = -1) {
    ReportContext result;
    result.provider = provider;
    result.account = account;
    if (took >= 0) {
        result.took = std::chrono::milliseconds(took);
    }
    return result;
}

std::string line(const Balance& balance, const Words& words, const ReportContext& context) {
    const auto settings = test::settings(words);
    return render(report_of(judge_level(balance, settings.thresholds), settings, context),
                  Masker());
}

Balance one(const char* amount, const char* currency = "UAH") {
    return {{{"balance", "", *Amount::parse(amount)}}, currency};
}

Balance three() {
    return {{{"available", "available", *Amount::parse("31.17")},
             {"total", "total", *Amount::parse("431.17")},
             {"held", "on hold", *Amount::parse("400.00")}},
            "RUB"};
}

}  // namespace

TEST_CASE("a verdict is one line with account and figure and what was crossed") {
    const auto main = context("alphasms", "main", 214);
    CHECK(line(one("1250.40"), {"-w", "200", "-c", "50"}, main) ==
          "BALANCE OK: alphasms main: 1250.40 UAH | balance=1250.40;200;50 time=0.214s;;;0;10\n");
    CHECK(line(one("150"), {"-w", "200", "-c", "50"}, main) ==
          "BALANCE WARNING: alphasms main: 150.00 UAH, below 200 | balance=150;200;50 "
          "time=0.214s;;;0;10\n");
    CHECK(
        line(three(), {"-w", "200", "-c", "50", "-t", "2.5"},
             context("unitpay", "shop@example.org", 0)) ==
        "BALANCE CRITICAL: unitpay shop@example.org: 31.17 RUB available, below 50 (431.17 total, "
        "400.00 on hold) | available=31.17;200;50 total=431.17 held=400.00 "
        "time=0.000s;;;0;2.5\n");
}

TEST_CASE("the parts of a verdict that are not known are left out") {
    CHECK(line(one("5", ""), {}, context("alphasms", "")) ==
          "BALANCE OK: alphasms: 5 | balance=5\n");
    CHECK(line(one("5"), {}, context("alphasms", "alphasms")) ==
          "BALANCE OK: alphasms: 5.00 UAH | balance=5\n");
    CHECK(line(one("5"), {}, context("", "main")) == "BALANCE OK: main: 5.00 UAH | balance=5\n");
    CHECK(line(one("5"), {}, context("", "")) == "BALANCE OK: 5.00 UAH | balance=5\n");
}

TEST_CASE("the amount keeps its digits in the performance data and its side in the text") {
    CHECK(line(one("31.168300000000002", ""), {"-w", "200", "-c", "50"}, context("alphasms", "")) ==
          "BALANCE CRITICAL: alphasms: 31.17, below 50 | balance=31.168300000000002;200;50\n");
    CHECK(line(one("99.996"), {"-w", "100"}, context("alphasms", "")) ==
          "BALANCE WARNING: alphasms: 99.996 UAH, below 100 | balance=99.996;100\n");
    CHECK(line(one("-120"), {"-c", "-100"}, context("alphasms", "")) ==
          "BALANCE CRITICAL: alphasms: -120.00 UAH, below -100 | balance=-120;;-100\n");
}

TEST_CASE("label and style of thresholds are those that were asked for") {
    struct Row {
        Words words;
        std::string_view perfdata;
    };
    const Row rows[] = {
        {{"-w", "200", "-c", "50"}, "| balance=300;200;50\n"},
        {{"-w", "200", "-c", "50", "--perfdata-thresholds", "range"}, "| balance=300;200:;50:\n"},
        {{"-w", "200", "-c", "50", "--perfdata-thresholds", "none"}, "| balance=300\n"},
        {{"-w", "~:400"}, "| balance=300;400\n"},
        {{"-w", "~:400", "--perfdata-thresholds=range"}, "| balance=300;~:400\n"},
        {{"-w", "0:400"}, "| balance=300;0:400\n"},
        {{"-w", "@10:20"}, "| balance=300;@10:20\n"},
        {{"-c", "50"}, "| balance=300;;50\n"},
        {{"--label", "rest"}, "| rest=300\n"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.perfdata);
        CHECK(line(one("300"), row.words, context("alphasms", "")).ends_with(row.perfdata));
    }
    CHECK(line(three(), {"--label", "rest", "-w", "1"}, context("unitpay", ""))
              .ends_with("| rest=31.17;1 total=431.17 held=400.00\n"));
}

TEST_CASE("a run without certificate check or without a provider says so") {
    auto insecure = context("alphasms", "main");
    insecure.insecure = true;
    CHECK(line(one("5"), {}, insecure) ==
          "BALANCE OK: [insecure] alphasms main: 5.00 UAH | balance=5\n");
    CHECK(line(one("5"), {"--simulate", "5", "-w", "10"}, context("alphasms", "main")) ==
          "BALANCE WARNING: alphasms main: 5.00 UAH (simulated), below 10 | balance=5;10\n");
}

TEST_CASE("a failure is one line without performance data") {
    const Failure refused(FailureKind::refused, Message("login refused: ") << Foreign{"a|b"},
                          "Check the key");
    CHECK(render(report_of(refused, State::unknown, context("alphasms", "main", 5)), Masker()) ==
          "BALANCE UNKNOWN: alphasms main: login refused: a?b. Check the key\n");
    CHECK(render(report_of(Failure(FailureKind::provider, "it broke"), State::critical,
                           context("", "")),
                 Masker()) == "BALANCE CRITICAL: it broke\n");
    auto insecure = context("alphasms", "");
    insecure.insecure = true;
    CHECK(render(report_of(refused, State::warning, insecure), Masker())
              .starts_with("BALANCE WARNING: [insecure] alphasms: login refused"));
}

TEST_CASE("names from outside are cleaned and cut but the performance data stays whole") {
    Balance balance = three();
    balance.currency = "R|B<";
    const auto text = line(balance, {}, context("alphasms", "|" + std::string(500, 'a')));
    CHECK(text.starts_with("BALANCE OK: alphasms ?" + std::string(119, 'a') + ": "));
    CHECK(text.find('|') == text.rfind('|'));
    CHECK(text.ends_with(" | available=31.17 total=431.17 held=400.00\n"));
}

TEST_CASE("findings stand behind the level and its figures, and their metrics before the time") {
    const auto settings = test::settings({"-w", "500", "-c", "50"});
    const auto said = [&](std::vector<Finding> findings) {
        const auto verdict = with_findings(
            judge_level(three(), settings.thresholds), std::move(findings),
            {judged_perfdata("spend", *Amount::parse("9"), {}, PerfdataThresholds::bound)});
        return render(report_of(verdict, settings, context("unitpay", "shop", 5)), Masker());
    };
    const std::string perfdata =
        " | available=31.17;500;50 total=431.17 held=400.00 spend=9 time=0.005s;;;0;10\n";
    CHECK(said({}) ==
          "BALANCE CRITICAL: unitpay shop: 31.17 RUB available, below 50 (431.17 total, 400.00 on "
          "hold)" +
              perfdata);
    CHECK(said({{State::warning, "spent 9 in 1 h"}, {State::unknown, "not known"}}) ==
          "BALANCE CRITICAL: unitpay shop: 31.17 RUB available, below 50 (431.17 total, 400.00 on "
          "hold); spent 9 in 1 h; not known" +
              perfdata);
}

TEST_CASE("many findings never cost the performance data nor the level") {
    const auto settings = test::settings({"-c", "50"});
    std::vector<Finding> findings(20, {State::ok, Message() << Own{std::string(100, 'x')}});
    const auto verdict = with_findings(judge_level(one("5"), settings.thresholds), findings, {});
    const auto text = render(report_of(verdict, settings, context("alphasms", "")), Masker());
    CHECK(text.size() <= max_first_line + 1);
    CHECK(text.starts_with("BALANCE CRITICAL: alphasms: 5.00 UAH, below 50; x"));
    CHECK(text.ends_with(" | balance=5;;50\n"));
}
