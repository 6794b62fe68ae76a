// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/command_line.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"

using namespace balance;
using test::contains;
using test::failure_text;

namespace {

using Words = std::vector<std::string>;

// "warning=5 verbose verbose", or the failure.
std::string parsed(const Words& words) {
    std::string text;
    const auto failure = failure_text([&] {
        for (const auto& option : parse_command_line(words)) {
            text += (text.empty() ? "" : " ") + std::string(option.spec->name);
            text += option.spec->takes == OptionValue::none ? "" : "=" + option.value;
        }
        return 0;
    });
    return failure == "no failure" ? text : failure;
}

std::string parsed_ini(const std::string& key, const std::string& value) {
    std::string text;
    const auto failure = failure_text([&] {
        const auto option = parse_ini_option(key, value, {"plugins.ini", 7});
        text = std::string(option.spec->name) + "=" + option.value + " in line " +
               std::to_string(option.origin.line);
        return 0;
    });
    return failure == "no failure" ? text : failure;
}

}  // namespace

TEST_CASE("words become options in all the usual forms") {
    struct Row {
        Words words;
        std::string options;
    };
    const Row rows[] = {
        {{}, ""},
        {{"--warning", "5"}, "warning=5"},
        {{"--warning=5"}, "warning=5"},
        {{"--param=a=b=c"}, "param=a=b=c"},
        {{"-w", "5", "-c", "2"}, "warning=5 critical=2"},
        {{"-w5"}, "warning=5"},
        {{"-w-100"}, "warning=-100"},
        {{"-c", "-4"}, "critical=-4"},
        {{"-c", "-100"}, "critical=-100"},
        {{"--critical", "-.5"}, "critical=-.5"},
        {{"--simulate", "-1"}, "simulate=-1"},
        {{"--login=-v"}, "login=-v"},
        {{"--login", "-very"}, "login=-very"},
        {{"--password", "--not-an-option"}, "password=--not-an-option"},
        {{"-4"}, "ipv4"},
        {{"-4", "-c", "-4"}, "ipv4 critical=-4"},
        {{"-vv"}, "verbose verbose"},
        {{"-vvv"}, "verbose verbose verbose"},
        {{"-v4w5"}, "verbose ipv4 warning=5"},
        {{"-vw", "5"}, "verbose warning=5"},
        {{"-w", "1", "-w", "2"}, "warning=1 warning=2"},
        {{"--key", "k"}, "key=k"},
        {{"--key-file", "f"}, "key-file=f"},
        {{"--provider", "p", "--provider-file", "f"}, "provider=p provider-file=f"},
        {{"--response-file", "-"}, "response-file=-"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.options);
        CHECK(parsed(row.words) == row.options);
    }
}

TEST_CASE("the next word is the value of --extra-opts unless it begins with one or two dashes") {
    struct Row {
        Words words;
        std::string options;
    };
    const Row rows[] = {
        {{"--extra-opts"}, "extra-opts="},
        {{"--extra-opts="}, "extra-opts="},
        {{"--extra-opts=sms@a.ini"}, "extra-opts=sms@a.ini"},
        {{"--extra-opts", "sms@a.ini"}, "extra-opts=sms@a.ini"},
        {{"--extra-opts", "-v"}, "extra-opts= verbose"},
        {{"--extra-opts", "--verbose"}, "extra-opts= verbose"},
        {{"--extra-opts", "---x"}, "extra-opts=---x"},
        {{"--extra-opts", "a", "--extra-opts", "b"}, "extra-opts=a extra-opts=b"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.words.back());
        CHECK(parsed(row.words) == row.options);
    }
}

TEST_CASE("a mistake on the command line is named with what to do") {
    struct Row {
        Words words;
        std::string_view part;
    };
    const Row rows[] = {
        {{"--critcal", "5"}, "unknown option --critcal. Did you mean --critical?"},
        {{"--warn", "5"}, "unknown option --warn. Did you mean --warning?"},
        {{"\xE2\x80\x93w", "5"},
         "word 1 of the command line belongs to no option; it holds an en dash. Type the command"},
        {{"-w", "5", "\xC2\xA0-c"},
         "word 3 of the command line belongs to no option; it holds a no-"},
        {{"--provder=x"}, "unknown option --provder. Did you mean --provider?"},
        {{"--Warning=5"}, "unknown option --Warning. Did you mean --warning?"},
        {{"--xyzzyxyzzy"}, "unknown option --xyzzyxyzzy. See check_balance --help"},
        {{"-x"}, "unknown option -x. See check_balance --help"},
        {{"-?"}, "unknown option -?"},
        {{"-vx"}, "unknown option -x"},
        {{"--w", "5"}, "unknown option --w"},
        {{"--warning"}, "--warning needs a value. Write --warning=VALUE"},
        {{"-w"}, "--warning needs a value"},
        {{"-w", "--critical", "5"}, "--warning needs a value"},
        {{"-w", "--critical=5"}, "--warning needs a value"},
        {{"--warning="}, "--warning: its value is empty"},
        {{"--warning", ""}, "--warning: its value is empty"},
        {{"-w", ""}, "--warning: its value is empty"},
        {{"--verbose=2"}, "--verbose is a switch and takes no value"},
        {{"--insecure="}, "--insecure is a switch and takes no value"},
        {{"--login", "a\nb"}, "--login 'a b': its value holds a second line"},
        {{"--login", "a\tb"}, "holds a control character"},
        {{"--password", "a\x7f"}, "--password: its value holds a control character"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.part);
        const auto text = parsed(row.words);
        CHECK(contains(text, row.part));
        CHECK(text.starts_with("configuration: "));
    }
}

TEST_CASE("of a word that may be part of a secret nothing is repeated") {
    struct Row {
        Words words;
        std::string_view part;
    };
    const Row rows[] = {
        {{"-w", "5", "hunter2"}, " of the command line belongs to no option"},
        {{"hunter2"}, " of the command line belongs to no option"},
        {{"--", "hunter2"}, " of the command line belongs to no option"},
        {{"-", "hunter2"}, " of the command line belongs to no option"},
        {{"", "hunter2"}, " of the command line belongs to no option"},
        {{"--pasword=hunter2"}, "unknown option --pasword. Did you mean --password?"},
        {{"--pasword", "hunter2"}, "unknown option --pasword. Did you mean --password?"},
        {{"--password=hunter2\x01"}, "--password: its value holds a control character"},
        {{"--proxy=http://a:hunter2@b\x01"}, "--proxy: its value holds a control character"},
        {{"--insecure=hunter2"}, "--insecure is a switch and takes no value"},
        {{"-xhunter2"}, "unknown option -x."},
    };
    for (const auto& row : rows) {
        CAPTURE(row.part);
        const auto text = parsed(row.words);
        CHECK(contains(text, row.part));
        CHECK_FALSE(contains(text, "hunter2"));
    }
}

TEST_CASE("a line of an ini file becomes one option by name or letter") {
    CHECK(parsed_ini("warning", "5") == "warning=5 in line 7");
    CHECK(parsed_ini("w", "5") == "warning=5 in line 7");
    CHECK(parsed_ini("c", "-100") == "critical=-100 in line 7");
    CHECK(parsed_ini("verbose", "") == "verbose= in line 7");
    CHECK(parsed_ini("v", "") == "verbose= in line 7");
}

TEST_CASE("a bad line of an ini file is named by number and never quoted") {
    struct Row {
        std::string key;
        std::string value;
        std::string_view part;
    };
    const Row rows[] = {
        {"hunter2", "5", "line 7 of plugins.ini: no such option"},
        {"warn", "hunter2", "line 7 of plugins.ini: no such option"},
        {"x", "hunter2", "line 7 of plugins.ini: no such option"},
        {"--warning", "hunter2", "line 7 of plugins.ini: no such option"},
        {"", "hunter2", "line 7 of plugins.ini: no such option"},
        {"warning", "", "warning in line 7 of plugins.ini: its value is empty"},
        {"verbose", "hunter2", "verbose in line 7 of plugins.ini: it is a switch"},
        {"extra-opts", "hunter2", "an ini file cannot name another one"},
        {"login", "hunter2\x02", "login in line 7 of plugins.ini: its value holds a control"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.part);
        const auto text = parsed_ini(row.key, row.value);
        CHECK(contains(text, row.part));
        CHECK_FALSE(contains(text, "hunter2"));
    }
}
