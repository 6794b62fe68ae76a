// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/settings.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"

using namespace balance;
using test::contains;
using test::settings;

namespace {

std::string failure_of(const std::vector<std::string>& words) {
    return test::failure_text([&] { return settings_from(test::options(words)); });
}

}  // namespace

TEST_CASE("the defaults are those of the contract") {
    const auto defaults = settings({});
    CHECK(value_of(defaults.provider) == "alphasms");
    CHECK_FALSE(defaults.url.has_value());
    CHECK_FALSE(defaults.thresholds.warning.has_value());
    CHECK_FALSE(defaults.thresholds.critical.has_value());
    CHECK(defaults.timeout.duration == std::chrono::seconds(10));
    CHECK(defaults.timeout.seconds.text() == "10");
    CHECK(defaults.retries == 1);
    CHECK(defaults.perfdata_thresholds == PerfdataThresholds::bound);
    CHECK(defaults.verbosity == 0);
    CHECK_FALSE(defaults.transport.insecure);
    CHECK(defaults.transport.ip_version == IpVersion::any);
    CHECK_FALSE(defaults.proxy_from_environment);
    CHECK_FALSE(defaults.http_method.has_value());
    CHECK_FALSE(defaults.explain);
    for (const auto name : failure_class_names) {
        CHECK(defaults.failure_states.state_of(*failure_class_named(name)) ==
              (name == "empty" ? State::critical : State::unknown));
    }
}

TEST_CASE("options become settings") {
    const auto all = settings({"-u",
                               "http://sms.example/x",
                               "--param",
                               "a=1",
                               "--param=b=2",
                               "-w",
                               "200",
                               "-c",
                               "50",
                               "-m",
                               "total",
                               "--currency",
                               "uah",
                               "-t",
                               "2.5",
                               "--retries=3",
                               "--ca-file",
                               "ca.pem",
                               "-4",
                               "--insecure",
                               "--http-method",
                               "get",
                               "--label",
                               "rest",
                               "-vv",
                               "--proxy",
                               "env",
                               "--account",
                               "main"});
    CHECK(all.url->text() == "http://sms.example/x");
    CHECK(all.params == std::map<std::string, std::string>{{"a", "1"}, {"b", "2"}});
    CHECK(all.thresholds.warning->text() == "200:");
    CHECK(all.thresholds.critical->text() == "50:");
    CHECK(value_of(all.figure) == "total");
    CHECK(all.currency == "UAH");
    CHECK(all.timeout.seconds.text() == "2.5");
    CHECK(all.retries == 3);
    CHECK(all.transport.ca_file == "ca.pem");
    CHECK(all.transport.ip_version == IpVersion::v4);
    CHECK(all.transport.insecure);
    CHECK(all.http_method == HttpMethod::get);
    CHECK(all.label == "rest");
    CHECK(all.verbosity == 2);
    CHECK(all.proxy_from_environment);
    CHECK(all.transport.proxy.empty());
    CHECK(all.account == "main");
    CHECK(settings({"-vvvvv"}).verbosity == 3);
    CHECK(settings({"--param", "a=1", "--param", "a=2"}).params.at("a") == "2");
}

TEST_CASE("a class of failure beats the general rule and the last one wins") {
    struct Row {
        std::vector<std::string> words;
        State refused;
        State others;
    };
    const Row rows[] = {
        {{"--on-failure", "critical"}, State::critical, State::critical},
        {{"--on-failure", "refused=critical"}, State::critical, State::unknown},
        {{"--on-failure", "refused=critical", "--on-failure", "warning"},
         State::critical,
         State::warning},
        {{"--on-failure", "warning", "--on-failure", "refused=unknown"},
         State::unknown,
         State::warning},
        {{"--on-failure", "critical", "--on-failure", "warning"}, State::warning, State::warning},
        {{"--on-failure", "refused=critical", "--on-failure", "refused=warning"},
         State::warning,
         State::unknown},
    };
    for (const auto& row : rows) {
        CAPTURE(row.words.back());
        const auto states = settings(row.words).failure_states;
        CHECK(states.state_of(FailureKind::refused) == row.refused);
        CHECK(states.state_of(FailureKind::unreachable) == row.others);
        CHECK(states.state_of(FailureKind::malformed) == row.others);
        CHECK(states.state_of(FailureKind::configuration) == State::unknown);
    }
}

TEST_CASE("options that do not go together are a mistake") {
    struct Row {
        std::vector<std::string> words;
        std::string_view part;
    };
    const Row rows[] = {
        {{}, "no provider given. Name one with --provider"},
        {{"-w", "5"}, "no provider given"},
        {{"--explain"}, "no provider given"},
        {{"--response-file", "x"}, "no provider given"},
        {{"-P", "a", "-w", "50", "-c", "200"},
         "the critical floor 200 is above the warning floor 50"},
        {{"-P", "a", "-w", "~:50", "-c", "~:20"},
         "the critical ceiling 20 is below the warning ceiling 50"},
        {{"-P", "a", "-w", "-100", "-c", "-50"},
         "the critical floor -50 is above the warning floor -100"},
        {{"-P", "a", "-4", "-6"}, "--ipv4 and --ipv6 exclude each other"},
        {{"-P", "a", "--simulate", "5", "--response-file", "x"},
         "--simulate, --response-file, --explain and --backtest exclude each other"},
        {{"--simulate", "5", "-m", "total"}, "--metric needs a provider"},
        {{"-P", "a", "--label", "Rest"}, "--label 'Rest': not a label"},
        {{"-P", "a", "--label", "\u0435"}, "not a label (it holds a Cyrillic letter)"},
        {{"-P", "a", "--label", "time"}, "--label 'time': not a label"},
        {{"-P", "a", "--label", "a23456789012345678901"}, "not a label"},
        {{"-P", "a", "-w", "abc"}, "--warning 'abc': not a range"},
        {{"-P", "a", "-t", "0"}, "--timeout '0': not a time limit"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.part);
        const auto text = failure_of(row.words);
        CHECK(text.starts_with("configuration: "));
        CHECK(contains(text, row.part));
    }
}

TEST_CASE("thresholds that touch or point to different sides are in order") {
    for (const auto& levels :
         {std::pair{"50", "50"}, std::pair{"10:20", "5:25"}, std::pair{"10:20", "~:25"},
          std::pair{"200", "~:10"}, std::pair{"@10:20", "200"}, std::pair{"10:20", "10:20"}}) {
        CAPTURE(levels.first);
        CHECK(failure_of({"-P", "a", "-w", levels.first, "-c", levels.second}) == "no failure");
    }
}

TEST_CASE("a fire drill needs no provider") {
    const auto drill = settings_from(test::options({"--simulate", "-5.50"}));
    CHECK_FALSE(drill.provider.has_value());
    CHECK(drill.simulated->text() == "-5.50");
}

TEST_CASE("a switch of the command line wins over the opposite one of an ini file") {
    const Options options({test::given_in_file("ipv4", ""), test::given("ipv6", ""),
                           test::given("provider", "alphasms")});
    CHECK(settings_from(options).transport.ip_version == IpVersion::v6);
}

TEST_CASE("a picture of a backtest needs the backtest") {
    CHECK(contains(failure_of({"-P", "x", "--backtest-svg", "x.svg"}),
                   "--backtest-svg needs --backtest"));
    CHECK(value_of(settings_from(test::options({"--backtest", "x.csv", "--backtest-svg", "x.svg"}))
                       .backtest_svg) == "x.svg");
}
