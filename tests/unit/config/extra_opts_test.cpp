// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/extra_opts.hpp"

#include <filesystem>

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"
#include "temporary_directory.hpp"
#include "variables.hpp"

using namespace balance;
using test::contains;
using test::failure_text;

namespace {

using Words = std::vector<std::string>;

Options merged(const Words& words, const Environment& environment = Environment()) {
    return with_extra_opts(parse_command_line(words), environment);
}

std::string failure_of(const Words& words, const Environment& environment = Environment()) {
    return failure_text([&] { return merged(words, environment); });
}

}  // namespace

TEST_CASE("MP_CONFIG_FILE names the only place where an ini file is looked for") {
    const auto environment =
        test::environment({{"MP_CONFIG_FILE", "/a.ini"}, {"NAGIOS_CONFIG_PATH", "/b"}});
    CHECK(ini_file_candidates(environment) == Words{"/a.ini"});
}

TEST_CASE("the directories of NAGIOS_CONFIG_PATH come before the fixed places") {
    const auto places = ini_file_candidates(test::environment({{"NAGIOS_CONFIG_PATH", "/a::/b"}}));
    const Words first = {"/a/monitoring-plugins.ini", "/a/plugins.ini", "/a/nagios-plugins.ini",
                         "/b/monitoring-plugins.ini", "/b/plugins.ini", "/b/nagios-plugins.ini"};
    REQUIRE(places.size() == first.size() + 11);
    CHECK(Words(places.begin(), places.begin() + 6) == first);
    CHECK(Words(places.begin() + 6, places.end()) == ini_file_candidates(Environment()));
}

TEST_CASE("the fixed places are those of monitoring-plugins in its order") {
    CHECK(ini_file_candidates(Environment()) ==
          Words{"/usr/local/etc/monitoring-plugins/monitoring-plugins.ini",
                "/usr/local/etc/monitoring-plugins.ini",
                "/etc/monitoring-plugins/monitoring-plugins.ini", "/etc/monitoring-plugins.ini",
                "/etc/nagios/plugins.ini", "/usr/local/nagios/etc/plugins.ini",
                "/usr/local/etc/nagios/plugins.ini", "/etc/opt/nagios/plugins.ini",
                "/etc/nagios-plugins.ini", "/usr/local/etc/nagios-plugins.ini",
                "/etc/opt/nagios-plugins.ini"});
}

TEST_CASE("the first ini file that exists is read") {
    const test::TemporaryDirectory directory;
    std::filesystem::create_directory(directory.path("a"));
    std::filesystem::create_directory(directory.path("b"));
    static_cast<void>(directory.write("a/nagios-plugins.ini", "[check_balance]\naccount=a\n"));
    static_cast<void>(directory.write("b/monitoring-plugins.ini", "[check_balance]\naccount=b\n"));
    const auto environment = test::environment(
        {{"NAGIOS_CONFIG_PATH",
          directory.path("none") + ":" + directory.path("a") + ":" + directory.path("b")}});
    CHECK(merged({"--extra-opts"}, environment).value_of(Option::account) == "a");
}

TEST_CASE("MP_CONFIG_FILE is used even where it leads nowhere") {
    const test::TemporaryDirectory directory;
    static_cast<void>(directory.write("plugins.ini", "[check_balance]\naccount=a\n"));
    const auto environment = test::environment({{"MP_CONFIG_FILE", directory.path("missing.ini")},
                                                {"NAGIOS_CONFIG_PATH", directory.path("")}});
    CHECK(contains(failure_of({"--extra-opts"}, environment), "cannot read"));
}

TEST_CASE("section and file of --extra-opts are split at the first @") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("a@b.ini",
                                      "[check_balance]\naccount=usual\n"
                                      "[sms]\naccount=named\n");
    const auto environment = test::environment({{"MP_CONFIG_FILE", file}});
    CHECK(merged({"--extra-opts"}, environment).value_of(Option::account) == "usual");
    CHECK(merged({"--extra-opts="}, environment).value_of(Option::account) == "usual");
    CHECK(merged({"--extra-opts=sms"}, environment).value_of(Option::account) == "named");
    CHECK(merged({"--extra-opts=@" + file}).value_of(Option::account) == "usual");
    CHECK(merged({"--extra-opts", "sms@" + file}).value_of(Option::account) == "named");
}

TEST_CASE("the command line wins over ini files wherever --extra-opts stands") {
    const test::TemporaryDirectory directory;
    const auto extra = "--extra-opts=@" + directory.write("a.ini",
                                                          "[check_balance]\nw = 10\nc = 5\n"
                                                          "on-failure = warning\nverbose =\n");
    for (const Words& words : {Words{extra, "-w", "20"}, Words{"-w", "20", extra}}) {
        const auto options = merged(words);
        CHECK(options.value_of(Option::warning) == "20");
        CHECK(options.value_of(Option::critical) == "5");
        CHECK(options.value_of(Option::on_failure) == "warning");
        CHECK(options.find_all(Option::verbose).size() == 1);
        CHECK_FALSE(options.has(Option::extra_opts));
        CHECK(options.find_all(Option::warning).back()->value == "20");
    }
}

TEST_CASE("of several ini sections the later one counts and repeated keys stay repeated") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("a.ini",
                                      "[a]\naccount=a\nparam=x=1\nparam=y=2\n"
                                      "[b]\naccount=b\n");
    const auto options = merged({"--extra-opts=a@" + file, "--extra-opts=b@" + file});
    CHECK(options.value_of(Option::account) == "b");
    CHECK(options.find_all(Option::param).size() == 2);
}

TEST_CASE("a mistake around an ini file names the file and the line but not the text") {
    const test::TemporaryDirectory directory;
    struct Row {
        std::string_view content;
        std::string_view part;
    };
    constexpr Row rows[] = {
        {"[other]\nkey=hunter2\n", "no section [check_balance] with options in"},
        {"[check_\u200Bbalance]\nkey=hunter2\n", "; the name in line 1 holds a zero-width space"},
        {"[check_balance]\n", "no section [check_balance] with options in"},
        {"[check_balance]\nhunter2\n", "line 2 of"},
        {"hunter2=1\n[check_balance]\na=1\n", "line 1 of"},
        {"[check_balance]\nhunter2=1\n", "line 2 of"},
        {"[check_balance]\nwarning=\n", "warning in line 2 of"},
        {"[check_balance]\nextra-opts=hunter2\n", "extra-opts in line 2 of"},
        {"[check_balance]\nverbose=hunter2\n", "verbose in line 2 of"},
        {"\xEF\xBB\xBF[check_balance]\nkey=hunter2\n", "byte order mark"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.content);
        const auto text = failure_of({"--extra-opts=@" + directory.write("a.ini", row.content)});
        CHECK(text.starts_with("configuration: "));
        CHECK(contains(text, row.part));
        CHECK(contains(text, "a.ini"));
        CHECK_FALSE(contains(text, "hunter2"));
    }
}

TEST_CASE("an ini file that is missing or no file is a mistake") {
    const test::TemporaryDirectory directory;
    CHECK(contains(failure_of({"--extra-opts=@" + directory.path("missing.ini")}),
                   "No such file or directory"));
    CHECK(contains(failure_of({"--extra-opts=@" + directory.path("")}), "not a regular file"));
    CHECK(contains(failure_of({"--extra-opts=@/dev/zero"}), "not a regular file"));
    CHECK(contains(failure_of({"--extra-opts=x@"}), "cannot read"));
}

TEST_CASE("an ini file with a secret must keep others out and one without need not") {
    const test::TemporaryDirectory directory;
    struct Row {
        std::string_view line;
        bool secret;
    };
    constexpr Row rows[] = {
        {"key=hunter2", true},
        {"password=hunter2", true},
        {"proxy=http://user:hunter2@proxy.example:3128", true},
        {"proxy=http://proxy.example:3128", false},
        {"proxy=env", false},
        {"key-file=hunter2", false},
        {"login=shop@example.org", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.line);
        const auto content = "[check_balance]\n" + std::string(row.line) + "\n";
        const auto open = failure_of({"--extra-opts=@" + directory.write("open", content, 0644)});
        CHECK(contains(open, "chmod 0640") == row.secret);
        CHECK((open == "no failure") == !row.secret);
        CHECK_FALSE(contains(open, "hunter2"));
        CHECK(failure_of({"--extra-opts=@" + directory.write("safe", content, 0640)}) ==
              "no failure");
    }
}

TEST_CASE("a secret in another section does not make an ini file secret") {
    const test::TemporaryDirectory directory;
    const auto file =
        directory.write("a.ini", "[other]\nkey=hunter2\n[check_balance]\naccount=a\n", 0644);
    CHECK(failure_of({"--extra-opts=@" + file}) == "no failure");
}
