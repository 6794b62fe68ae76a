// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/credentials.hpp"

#include <doctest/doctest.h>

#include "read_credentials.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;
using test::credentials_failure;
using test::credentials_of;
using test::given;
using test::given_in_file;
using test::shown;

TEST_CASE("credentials come from the command line before ini files before the environment") {
    const test::Variables variables = {{"CHECK_BALANCE_LOGIN", "env-login"},
                                       {"CHECK_BALANCE_PASSWORD", "env-password"},
                                       {"CHECK_BALANCE_KEY", "env-key"}};
    const auto all =
        credentials_of({given_in_file("login", "ini-login"), given_in_file("key", "ini-key"),
                        given_in_file("password", "ini-password"), given("login", "argv-login"),
                        given("key", "argv-key"), given("password", "argv-password")},
                       variables);
    CHECK(all.login == "argv-login");
    CHECK(shown(all.key) == "argv-key");
    CHECK(shown(all.password) == "argv-password");

    const auto two =
        credentials_of({given_in_file("login", "ini-login"), given_in_file("key", "ini-key"),
                        given_in_file("password", "ini-password")},
                       variables);
    CHECK(two.login == "ini-login");
    CHECK(shown(two.key) == "ini-key");
    CHECK(shown(two.password) == "ini-password");

    const auto one = credentials_of({}, variables);
    CHECK(one.login == "env-login");
    CHECK(shown(one.key) == "env-key");
    CHECK(shown(one.password) == "env-password");

    const auto none = credentials_of({});
    CHECK(none.login.empty());
    CHECK(shown(none.key) == "none");
    CHECK(shown(none.password) == "none");
}

TEST_CASE("an empty variable is none") {
    CHECK(shown(credentials_of({}, {{"CHECK_BALANCE_KEY", ""}}).key) == "none");
}

TEST_CASE("the file of the command line wins over the value of an ini file") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("key", "from-file\n");
    CHECK(shown(credentials_of({given_in_file("key", "ini"), given("key-file", file)}).key) ==
          "from-file");
    CHECK(shown(credentials_of({given_in_file("key-file", "missing"), given("key", "argv")}).key) ==
          "argv");
    CHECK(shown(credentials_of({given("key-file", file)}, {{"CHECK_BALANCE_KEY", "env"}}).key) ==
          "from-file");
}

TEST_CASE("value and file of one secret in one place are a mistake") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("key", "hunter2");
    const auto on_command_line =
        credentials_failure({given("key", "hunter2"), given("key-file", file)});
    CHECK(contains(on_command_line, "--key and --key-file are both given"));
    CHECK_FALSE(contains(on_command_line, "hunter2"));
    CHECK(contains(credentials_failure({given_in_file("password", "hunter2"),
                                        given_in_file("password-file", file)}),
                   "--password and --password-file are both given"));
    CHECK(credentials_failure({given("key", "hunter2"), given("password-file", file)}) ==
          "no failure");
}

TEST_CASE("a secret that cannot be one is refused without being shown") {
    struct Row {
        std::string_view content;
        std::string_view part;
    };
    constexpr Row rows[] = {
        {"", "is empty"},
        {"\n", "is empty"},
        {"\r\n", "is empty"},
        {" ", "holds nothing but blanks. Put the secret there"},
        {"   \n", "holds nothing but blanks"},
        {"hunter2\n\n", "holds a second line. It must be one line of text"},
        {"hunter2\r\n\r\n", "holds a second line"},
        {"hunter2\nmore", "holds a second line"},
        {"hunter2\r", "holds a control character (a carriage return)"},
        {"hunter2\t", "holds a control character (a tab)"},
        {"\thunter2", "holds a control character (a tab)"},
        {"hunter2\x7f", "holds a control character"},
    };
    const test::TemporaryDirectory directory;
    for (const auto& row : rows) {
        CAPTURE(row.content);
        const auto text =
            credentials_failure({given("key-file", directory.write("key", row.content))});
        CHECK(contains(text, row.part));
        CHECK_FALSE(contains(text, "hunter2"));
    }
    const auto nul = std::string_view("hunter2\0", 8);
    CHECK(contains(credentials_failure({given("key-file", directory.write("key", nul))}),
                   "holds a control character"));
    CHECK(contains(
        credentials_failure({given("key-file", directory.write("key", std::string(4097, 'x')))}),
        "longer than 4096 bytes"));
    CHECK(contains(
        credentials_failure({given("key-file", directory.write("key", std::string(70'000, 'x')))}),
        "larger than 64 KiB"));
    CHECK(contains(credentials_failure({}, {{"CHECK_BALANCE_KEY", "hunter2\n"}}),
                   "the environment variable CHECK_BALANCE_KEY holds a second line"));
    CHECK(contains(credentials_failure({}, {{"CHECK_BALANCE_LOGIN", "a\nb"}}), "a second line"));
}

TEST_CASE("what nobody sees at the ends of a secret is refused by name, through every door") {
    struct Row {
        std::string_view secret;
        std::string_view part;
    };
    constexpr Row rows[] = {
        {"\xEF\xBB\xBFhunter2", "begins with a byte order mark. Save it as UTF-8 without one"},
        {" \xEF\xBB\xBFhunter2", "begins with a byte order mark"},
        {"hunter2\xEF\xBB\xBF", "ends with a byte order mark"},
        {"\xC2\xA0hunter2", "begins with a no-break space. Remove this invisible character"},
        {"hunter2\xC2\xA0", "ends with a no-break space"},
        {"hunter2\xC2\xA0 ", "ends with a no-break space"},
        {"hunter2\xA0", "ends with a no-break space"},
        {"hunter2\xE2\x80\xAF", "ends with a narrow no-break space"},
        {"hunter2\xE2\x80\x87", "ends with a figure space"},
        {"hunter2\xE2\x80\x83", "ends with a typographic space"},
        {"hunter2\xE3\x80\x80", "ends with an ideographic space"},
        {"\xE2\x80\x8Bhunter2", "begins with a zero-width space"},
        {"hunter2\xE2\x80\x8C", "ends with a zero-width non-joiner"},
        {"hunter2\xE2\x80\x8D", "ends with a zero-width joiner"},
        {"hunter2\xE2\x81\xA0", "ends with a zero-width word joiner"},
        {"hunter2\xC2\xAD", "ends with a soft hyphen"},
        {"hunter2\uFE0F", "ends with a variation selector"},
        {"\u034Fhunter2", "begins with an invisible character"},
        {"hunter2\u2800", "ends with a braille blank"},
        {"hunter2\u3164", "ends with an invisible letter"},
        {"\u115Fhunter2", "begins with an invisible letter"},
        {"hunter2\xC2\x85", "ends with a control character"},
        {"hunter2\U000E0020", "ends with an invisible tag"},
        {"\xE2\x80\x8Fhunter2", "begins with a mark of the writing direction"},
        {"\xE2\x81\xA6hunter2", "begins with a mark of the writing direction"},
    };
    const test::TemporaryDirectory directory;
    for (const auto& row : rows) {
        CAPTURE(row.secret);
        const std::string secret(row.secret);
        const auto file = directory.write("key", secret + "\n");
        for (const auto& text : {credentials_failure({given("key-file", file)}),
                                 credentials_failure({given("password-file", file)}),
                                 credentials_failure({given("key", secret)}),
                                 credentials_failure({given_in_file("password", secret)}),
                                 credentials_failure({}, {{"CHECK_BALANCE_KEY", secret}})}) {
            CHECK(contains(text, row.part));
            CHECK_FALSE(contains(text, "hunter2"));
        }
    }
    CHECK(
        contains(credentials_failure({given("key-file", directory.write("key", "\xFF\xFEk\x01"))}),
                 "begins with the byte order mark of UTF-16"));
    // Letters and blanks of people's passwords.
    for (const std::string secret :
         {"p\xC3\xA0", "a\xC2\xA0z", "\xF0\x9F\x94\x91", " s3 ", "\xE9t\xE9"}) {
        CAPTURE(secret);
        CHECK(shown(credentials_of({given("key", secret)}).key) == secret);
    }
}

TEST_CASE("the login alone is found in the same order") {
    const auto login = [](std::vector<GivenOption> options, test::Variables variables = {}) {
        return login_of(Options(std::move(options)), test::environment(std::move(variables)))
            .value();
    };
    CHECK(login({given_in_file("login", "a"), given("login", "b")}) == "b");
    CHECK(login({}, {{"CHECK_BALANCE_LOGIN", "c"}}) == "c");
    CHECK(login({}).empty());
}
