// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/backtest.hpp"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"
#include "session.hpp"
#include "temporary_directory.hpp"
#include "variables.hpp"

using namespace balance;
using test::TemporaryDirectory;
using Words = std::vector<std::string>;

namespace {

constexpr std::string_view three_hours =
    "time,balance\n"
    "2026-03-01T03:00:00Z,300\n"
    "2026-03-01T04:00:00Z,150\n"
    "2026-03-01T05:00:00Z,40\n"
    "2026-03-01T06:00:00Z,500\n";

Words with_file(const std::string& file, Words words) {
    words.insert(words.begin(), {"--backtest", file});
    return words;
}

std::string of(const std::string& file, Words words) {
    return backtest(test::options(with_file(file, std::move(words))),
                    test::environment({{"TZ", "UTC"}}));
}

std::string mistake_of(const std::string& file, Words words) {
    return test::failure_text([&] { return of(file, words); });
}

}  // namespace

TEST_CASE("a backtest prints each change of state and a last line") {
    TemporaryDirectory directory;
    const auto file = directory.write("samples.csv", three_hours);
    CHECK(of(file, {"-w", "200", "-c", "50"}) ==
          "2026-03-01T04:00:00Z WARNING 150, below 200\n"
          "2026-03-01T05:00:00Z CRITICAL 40, below 50\n"
          "2026-03-01T06:00:00Z OK 500\n"
          "backtest: 4 samples, 0 d, 2 alerts (1 WARNING, 1 CRITICAL)\n");
    CHECK(of(file, {}) == "backtest: 4 samples, 0 d, 0 alerts (0 WARNING, 0 CRITICAL)\n");
}

TEST_CASE("lines without a balance are left out, and a backtest says how many") {
    TemporaryDirectory directory;
    const auto file = directory.write("samples.csv",
                                      "time,balance\n1767225600,\n1767225601,300\n"
                                      "1767225602,null\n1767225603,40\n");
    CHECK(of(file, {"-c", "50"}) ==
          "2026-01-01T00:00:03Z CRITICAL 40, below 50\n"
          "left out: 2 lines without a balance\n"
          "backtest: 2 samples, 0 d, 1 alerts (0 WARNING, 1 CRITICAL)\n");
    const auto one = directory.write("one.csv", "time;balance\n1767225601;300\n1767225602;\n");
    CHECK(of(one, {}) ==
          "left out: 1 line without a balance\n"
          "backtest: 1 samples, 0 d, 0 alerts (0 WARNING, 0 CRITICAL)\n");
    const auto none = directory.write("none.csv", "time,balance\n1767225601,\n1767225602,\n");
    CHECK(
        test::contains(mistake_of(none, {}), "it has no samples: none of its lines has a balance"));
}

TEST_CASE("a backtest exits 0 and needs neither provider nor history nor network") {
    TemporaryDirectory directory;
    const auto file = directory.write("samples.csv", three_hours);
    CHECK(test::run_text(with_file(file, {"-c", "50"})) ==
          "0 2026-03-01T05:00:00Z CRITICAL 40, below 50\n"
          "2026-03-01T06:00:00Z OK 500\n"
          "backtest: 4 samples, 0 d, 1 alerts (0 WARNING, 1 CRITICAL)\n");
    const auto history = directory.path("history.sqlite");
    CHECK(test::run_text(with_file(file, {"-P", "alphasms", "--history", history}))
              .starts_with("0 backtest: "));
    CHECK_FALSE(std::filesystem::exists(history));
}

TEST_CASE("a backtest suggests ceilings for the spend from a week or more") {
    TemporaryDirectory directory;
    std::string text = "time,balance\n";
    for (int hour = 0; hour <= 24 * 8; ++hour) {
        text += std::to_string(1'772'323'200 + 3600 * hour) + "," +
                std::to_string(10'000 - 10 * hour) + "\n";
    }
    const auto output = of(directory.write("samples.csv", text), {});
    CHECK(output ==
          "suggested: --spend-warning 15 --spend-critical 20 (at most 10 was spent in 1 h); 5x and "
          "10x "
          "need no figures\n"
          "backtest: 193 samples, 8 d, 0 alerts (0 WARNING, 0 CRITICAL)\n");
}

TEST_CASE("days are whole days, rounded") {
    TemporaryDirectory directory;
    struct Row {
        long seconds;
        std::string_view days;
    };
    constexpr Row rows[] = {
        {0, " 0 d,"}, {11 * 3600, " 0 d,"}, {13 * 3600, " 1 d,"}, {365 * 86'400, " 365 d,"}};
    for (const auto& row : rows) {
        CAPTURE(row.seconds);
        const auto file = directory.write(
            "samples.csv",
            "time,balance\n1767225600,5\n" + std::to_string(1'767'225'600 + row.seconds) + ",5\n");
        CHECK(test::contains(of(file, {}), row.days));
    }
}

TEST_CASE("a mistake in a backtest's file or options is said") {
    TemporaryDirectory directory;
    const auto bad = directory.write("bad.csv", "time,balance\n1767225605,10\n1767225606,ten\n");
    CHECK(test::contains(mistake_of(bad, {}), "line 3: the balance is no number: \"ten\""));
    CHECK(test::contains(mistake_of(directory.path("none"), {}), "cannot be read: No such file"));
    CHECK(test::contains(mistake_of(directory.path(""), {}), "cannot be read"));
    const auto good = directory.write("good.csv", three_hours);
    CHECK(test::contains(mistake_of(good, {"-w", "abc"}), "--warning 'abc'"));
    CHECK(test::contains(mistake_of(good, {"--runway-warning", "3x"}), "--runway-warning '3x'"));
    CHECK(test::contains(mistake_of(good, {"--backtest-svg", directory.path("no/such.svg")}),
                         "--backtest-svg"));
    CHECK(test::run_text(with_file(bad, {})).starts_with("3 BALANCE UNKNOWN: --backtest"));
}

TEST_CASE("what a file says never reaches the terminal as a command") {
    TemporaryDirectory directory;
    const auto file = directory.write("samples.csv", "time,balance\n1767225605,\x1b[31m|$(x)\n");
    const auto output = test::run_text(with_file(file, {}));
    CHECK(output.starts_with("3 BALANCE UNKNOWN: "));
    CHECK(output.find_first_of("\x1b|$") == std::string::npos);
}

TEST_CASE("a picture is written beside the lines") {
    TemporaryDirectory directory;
    const auto file = directory.write("samples.csv", three_hours);
    const auto picture = directory.path("picture.svg");
    CHECK(of(file, {"-w", "200", "--backtest-svg", picture}).ends_with("CRITICAL)\n"));
    std::ifstream stream(picture);
    const std::string content{std::istreambuf_iterator<char>(stream), {}};
    CHECK(content.starts_with("<svg "));
    CHECK(content.ends_with("</svg>\n"));
}
