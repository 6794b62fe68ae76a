// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "config/known_secrets.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"
#include "temporary_directory.hpp"
#include "variables.hpp"

using namespace balance;
using test::contains;
using test::given;
using test::given_in_file;

TEST_CASE("what words and environment hold is known before the words are read") {
    Masker masker;
    learn_given({"--kee", "k3y-typo", "--password=p4ss-word", "-u", "https://u:pw-in-url@h"},
                test::environment({{"CHECK_BALANCE_KEY", "env-k3y"},
                                   {"CHECK_BALANCE_PASSWORD", "env-p4ss"},
                                   {"CHECK_BALANCE_LOGIN", "env-login"},
                                   {"no_proxy", "example.org"}}),
                masker);
    CHECK(masker.mask("k3y-typo p4ss-word pw-in-url env-k3y env-p4ss") == "*** *** *** *** ***");
    CHECK(masker.mask("env-login example.org") == "env-login example.org");
}

TEST_CASE("a proxy's password of the environment is a secret only where that proxy is asked for") {
    const auto environment = test::environment({{"https_proxy", "http://u:monitor@p.example:1"}});
    const auto masked = [&](std::vector<GivenOption> options) {
        Masker masker;
        learn_given({}, environment, masker);
        CHECK(learned_credentials(Options(std::move(options)), environment, masker).has_value());
        return masker.mask("alphasms monitor");
    };
    CHECK(masked({}) == "alphasms monitor");
    CHECK(masked({given("proxy", "http://p.example")}) == "alphasms monitor");
    CHECK(masked({given("proxy", "env")}) == "alphasms ***");
    CHECK(masked({given_in_file("proxy", "env")}) == "alphasms ***");
}

TEST_CASE("every secret of options and their files is known, also one that another wins over") {
    const test::TemporaryDirectory directory;
    const auto open = directory.write("open", "k3y-open\n", 0644);
    Masker masker;
    const auto credentials = learned_credentials(
        Options({given_in_file("key", "k3y-in-ini"), given_in_file("password-file", open),
                 given("key-file", directory.write("key", "k3y-file\n")),
                 given("proxy", "http://u:a%2Fsecret@proxy.example")}),
        Environment(), masker);
    CHECK(masker.mask("k3y-in-ini k3y-open k3y-file") == "*** *** ***");
    CHECK(masker.mask("x a%2Fsecret y") == "x *** y");
    CHECK(masker.mask("x a/secret y") == "x *** y");
    CHECK(masker.mask("Basic dTphL3NlY3JldA==") == "Basic ***");
    CHECK(masker.mask("proxy.example") == "proxy.example");
    REQUIRE_FALSE(credentials.has_value());
    CHECK(contains(test::text_of(credentials.error().message()), "is too open"));
}

TEST_CASE("a secret file is read once, before anybody needs it") {
    const test::TemporaryDirectory directory;
    const auto path = directory.write("key", "k3y-file\n");
    Masker masker;
    const auto credentials =
        learned_credentials(Options({given("key-file", path)}), Environment(), masker);
    CHECK(directory.write("key", "another\n") == path);
    CHECK(credentials.value().key->reveal() == "k3y-file");
    CHECK(masker.mask("a k3y-file b") == "a *** b");
}

TEST_CASE("a secret file that cannot be read is no failure before it is needed") {
    const test::TemporaryDirectory directory;
    Masker masker;
    const auto credentials = learned_credentials(
        Options({given("key-file", directory.path("missing"))}), Environment(), masker);
    REQUIRE_FALSE(credentials.has_value());
    CHECK(contains(test::text_of(credentials.error().message()),
                   "cannot be read: No such file or directory"));
}

TEST_CASE("the masker learns each secret together with the login") {
    Masker masker;
    const auto credentials =
        learned_credentials(Options({given("login", "user"), given_in_file("password", "p4ss")}),
                            Environment(), masker);
    CHECK(credentials.has_value());
    CHECK(masker.mask("Basic dXNlcjpwNHNz") == "Basic ***");
    CHECK(masker.mask("user") == "user");
}
