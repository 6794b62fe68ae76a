// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include <new>
#include <stdexcept>

#include <doctest/doctest.h>

#include "commands/program.hpp"
#include "failure_text.hpp"
#include "session.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;
using test::run_text;
using Words = std::vector<std::string>;

namespace {

std::string run_with(const std::function<void()>& before_answer) {
    test::FakeWorld fake({}, {{"CHECK_BALANCE_KEY", "hunter2"}});
    fake.client.before_answer = before_answer;
    return test::text_of(run({"-P", "alphasms", "--on-failure", "critical"}, fake.world));
}

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// Options that come from an ini file.
std::string run_with_ini(const std::string& lines, Words words) {
    const test::TemporaryDirectory directory;
    words.push_back("--extra-opts=@" + directory.write("a.ini", "[check_balance]\n" + lines));
    return run_text(words, {test::reply("balance:5")}, {{"CHECK_BALANCE_KEY", "k3y-for-tests"}});
}

}  // namespace

TEST_CASE("whatever is thrown on purpose ends as one line and exit code 3") {
    CHECK(run_with([] { throw std::runtime_error("the key hunter2 |\nbroke"); }) ==
          "3 BALANCE UNKNOWN: internal error: the key *** ? broke. This is a bug in check_balance; "
          "the balance is not known\n");
    CHECK(run_with([] { throw std::bad_alloc(); }) ==
          "3 BALANCE UNKNOWN: internal error: out of memory. This is a bug in check_balance; the "
          "balance is not known\n");
    CHECK(run_with([] { throw 7; }) ==
          "3 BALANCE UNKNOWN: internal error: something unknown was thrown. This is a bug in "
          "check_balance; the balance is not known\n");
}

TEST_CASE("a throwing clock or pause or last resort ends as one line and exit code 3") {
    const auto ends_well = [](const std::function<void(World&)>& spoil) {
        test::FakeWorld fake({test::reply("", 503), test::reply("", 503)},
                             {{"CHECK_BALANCE_KEY", "hunter2"}});
        spoil(fake.world);
        const auto text = test::text_of(run({"-P", "alphasms"}, fake.world));
        CHECK(text.starts_with("3 BALANCE UNKNOWN: internal error: "));
        CHECK(lines_in(text) == 1);
    };
    ends_well([](World& world) {
        world.now = []() -> Deadline::Clock::time_point { throw std::logic_error("clock"); };
    });
    ends_well([](World& world) {
        world.pause = [](std::chrono::milliseconds) { throw std::logic_error("pause"); };
    });
    ends_well(
        [](World& world) { world.set_last_resort = [](auto, auto, const auto&) { throw 7; }; });
    ends_well([](World& world) { world.pause = nullptr; });
}

TEST_CASE("a mistake of the user is one line on what and where and what to do") {
    struct Row {
        Words words;
        std::string_view part;
    };
    const Row rows[] = {
        {{}, "no provider given. Name one with --provider"},
        {{"-P", "alphasms", "-w", "abc"}, "--warning 'abc': not a range"},
        {{"-P", "alphasms", "-w", ""}, "--warning: its value is empty"},
        {{"-P", "alphasms", "--critcal", "5"}, "unknown option --critcal. Did you mean"},
        {{"-P", "alphasms", "--warn", "5"}, "unknown option --warn. Did you mean --warning?"},
        {{"-P", "alphasms", "-w", "50", "-c", "200"}, "the critical floor 200 is above"},
        {{"-P", "alphasm"}, "--provider 'alphasm': unknown provider. Did you mean alphasms?"},
        {{"-P", "alphasms"}, "alphasms: credentials are missing: alphasms needs --key-file"},
        {{"-P", "unitpay", "-m", "debt"},
         "--metric 'debt': unitpay has no such figure. It has available, total"},
        {{"-P", "unitpay", "-m", "d\u0435bt"}, "has no such figure (it holds a Cyrillic letter)"},
        {{"-P", "unitpay", "--label", "held"}, "--label: another figure is called held"},
        {{"-P", "alphasms", "-u", "sms.example"}, "--url: no scheme in it"},
        {{"-P", "alphasms", "stray"}, " of the command line belongs to no option"},
        {{"-P", "alphasms", "--on-failure", "ok"}, "a failure is never ok"},
        {{"--explain"}, "no provider given"},
        {{"--explain", "--simulate", "5"},
         "--simulate, --response-file, --explain and --backtest exclude each"},
        {{"--validate-provider", "missing.json"}, "cannot be read: No such file"},
        {{"--show-provider", "alphasm"}, "--show-provider 'alphasm': unknown provider"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.part);
        const auto text = run_text(row.words);
        CHECK(text.starts_with("3 BALANCE UNKNOWN: "));
        CHECK(contains(text, row.part));
        CHECK(lines_in(text) == 1);
    }
}

TEST_CASE("an ini file gives options and the command line wins") {
    const auto text = run_with_ini("provider = alphasms\nw = 10\nc = 5\naccount = shop\n", {});
    CHECK(text.starts_with("1 BALANCE WARNING: alphasms shop: 5, below 10 |"));
    CHECK(run_with_ini("provider=alphasms\nw=10\n", {"-w", "2"}).starts_with("0 BALANCE OK"));
    CHECK(run_with_ini("simulate=3\nw=10\n", {})
              .starts_with("1 BALANCE WARNING: 3 (simulated), below 10"));
}

TEST_CASE("no value of an ini file is quoted") {
    for (const std::string_view line :
         {"provider=hunter2", "provider=alphasms\nmetric=hunter2",
          "provider=alphasms\nparam=hunter2=1", "provider=alphasms\nwarning=hunter2",
          "provider=alphasms\nurl=hunter2", "provider=alphasms\nresponse-file=hunter2",
          "provider=alphasms\nkey-file=hunter2", "provider=alphasms\non-failure=hunter2"}) {
        CAPTURE(line);
        const auto text = run_with_ini(std::string(line) + "\n", {});
        CHECK(text.starts_with("3 BALANCE UNKNOWN: "));
        CHECK_FALSE(contains(text, "hunter2"));
    }
}

TEST_CASE("a service that asks for help or version by its ini file is never green") {
    for (const std::string_view line : {"help=\n", "h=\n", "version=\n", "V=\n"}) {
        CAPTURE(line);
        CHECK(run_with_ini("provider=alphasms\n" + std::string(line), {}).starts_with("3 "));
    }
}

TEST_CASE("the last resort is set before anybody is asked") {
    test::FakeWorld fake({test::reply("balance:5")}, {{"CHECK_BALANCE_KEY", "k3y-for-tests"}});
    static_cast<void>(
        run({"-P", "alphasms", "-t", "2", "--on-failure", "unreachable=critical"}, fake.world));
    CHECK(fake.last_resort_state == State::critical);
    CHECK(fake.last_resort_line ==
          "BALANCE CRITICAL: no answer within 2 s (a call to the system hangs)\n");
}
