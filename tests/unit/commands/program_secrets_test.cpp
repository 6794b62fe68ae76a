// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include <doctest/doctest.h>

#include "commands/program.hpp"
#include "failure_text.hpp"
#include "session.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;
using test::reply;
using Words = std::vector<std::string>;

namespace {

constexpr const char* secret = "hunter2/+%&\"";

// Every form in which a provider or a proxy may throw the secret back.
constexpr std::string_view forms[] = {
    "hunter2/+%&\"",     "hunter2%2F%2B%25%26%22", "hunter2%2f%2b%25%26%22",
    "hunter2\\/+%&\\\"", "hunter2/+%&amp;&quot;",  "aHVudGVyMi8rJSYi",
};

struct Way {
    std::string_view what;
    Words words;
    test::Variables variables;
};

std::vector<Way> ways(const test::TemporaryDirectory& directory) {
    const auto file = directory.write("secret", std::string(secret) + "\n");
    const auto ini = directory.write("a.ini", "[check_balance]\nkey=" + std::string(secret) + "\n");
    const auto ini_password =
        directory.write("b.ini", "[check_balance]\npassword=" + std::string(secret) + "\n");
    return {
        {"--key", {"-l", "main", "--key", secret}, {}},
        {"--key=", {"-l", "main", std::string("--key=") + secret}, {}},
        {"--password", {"-l", "main", "--password", secret}, {}},
        {"--key-file", {"-l", "main", "--key-file", file}, {}},
        {"--password-file", {"-l", "main", "--password-file", file}, {}},
        {"ini key", {"-l", "main", "--extra-opts=@" + ini}, {}},
        {"ini password", {"-l", "main", "--extra-opts=@" + ini_password}, {}},
        {"variable key", {"-l", "main"}, {{"CHECK_BALANCE_KEY", secret}}},
        {"variable password", {"-l", "main"}, {{"CHECK_BALANCE_PASSWORD", secret}}},
    };
}

void check_hidden(const std::string& text) {
    CAPTURE(text);
    CHECK_FALSE(contains(text, "hunter2"));
    CHECK_FALSE(contains(text, "aHVudGVyMi8r"));
    CHECK_FALSE(contains(text, "bWFpbjpodW50ZXIyLys"));
}

std::string all_forms(std::string_view before) {
    std::string text;
    for (const auto form : forms) {
        text += std::string(before) + std::string(form) + "\r\n";
    }
    return text + std::string(before) + "bWFpbjpodW50ZXIyLyslJiI=\r\n";
}

}  // namespace

TEST_CASE("a secret that comes back is masked at every verbosity wherever it came from") {
    const test::TemporaryDirectory directory;
    const HttpResult results[] = {
        reply(all_forms("errors:bad key ")),
        reply("balance:5\n" + all_forms("note:")),
        reply(all_forms("<html>")),
        reply(all_forms("key "), 500),
        Unexpected<TransportError>(
            {TransportError::Kind::lost, "waiting for", "sms.example:443", secret}),
    };
    for (const auto& way : ways(directory)) {
        for (const auto& result : results) {
            for (const std::string_view verbosity : {"", "-v", "-vv", "-vvv"}) {
                CAPTURE(way.what);
                CAPTURE(verbosity);
                test::FakeWorld fake({result}, way.variables);
                fake.client.header_lines = {std::string("X-Echo: ") + secret,
                                            "Authorization: Basic bWFpbjpodW50ZXIyLyslJiI="};
                Words words = {"-P", "alphasms"};
                words.insert(words.end(), way.words.begin(), way.words.end());
                if (!verbosity.empty()) {
                    words.emplace_back(verbosity);
                }
                const auto text = test::text_of(run(words, fake.world));
                CHECK(fake.client.requests().size() == 1);
                check_hidden(text);
            }
        }
    }
}

TEST_CASE("a secret is masked in explanations and mistakes and redirects") {
    const test::TemporaryDirectory directory;
    for (const auto& way : ways(directory)) {
        // Before its file is read nobody knows that a word elsewhere is the secret too.
        const bool known_at_once = !way.what.ends_with("-file");
        std::vector<Words> tails = {{"--explain"},
                                    {"--explain", "-vvv"},
                                    {secret},
                                    {std::string("--pasword=") + secret},
                                    {"--pasword", secret}};
        if (known_at_once) {
            tails.push_back({"-w", secret});
            tails.push_back({"--metric", secret});
            tails.push_back({"--account", secret, "--simulate", "5"});
        }
        for (const auto& tail : tails) {
            CAPTURE(way.what);
            CAPTURE(tail.front());
            auto words = way.words;
            words.insert(words.end(), {"-P", "alphasms"});
            words.insert(words.end(), tail.begin(), tail.end());
            check_hidden(test::run_text(words, {}, way.variables));
        }
    }
}

TEST_CASE("the target of a redirect is named without a secret in it") {
    auto redirect = reply("", 302);
    redirect.location = "https://k3y-for-tests.example/?key=k3y-for-tests";
    const auto text = test::check_text("alphasms", {}, {redirect});
    CHECK(contains(text, "to host ***.example."));
    CHECK_FALSE(contains(text, "key="));
}

TEST_CASE("a path on the same host is named without a secret in it") {
    auto redirect = reply("", 302);
    redirect.location = "https://alphasms.ua/login/k3y-for-tests/?key=k3y-for-tests";
    const auto text = test::check_text("alphasms", {"-u", "https://alphasms.ua"}, {redirect});
    CHECK(contains(text, "to /login/***/ on the same host."));
}

TEST_CASE("a proxy's password is masked as written and decoded and in basic authentication") {
    for (const Words& words :
         {Words{"--proxy", "http://main:hunter2%2Fx@proxy.example:1"}, Words{"--proxy", "env"}}) {
        test::FakeWorld fake(
            {Unexpected<TransportError>({TransportError::Kind::proxy, "", "proxy.example:1",
                                         "407 hunter2/x hunter2%2Fx bWFpbjpodW50ZXIyL3g="})},
            {{"CHECK_BALANCE_KEY", "k3y-for-tests"},
             {"https_proxy", "http://main:hunter2%2Fx@proxy.example:1"}});
        Words all = {"-P", "alphasms", "-vvv"};
        all.insert(all.end(), words.begin(), words.end());
        const auto text = test::text_of(run(all, fake.world));
        REQUIRE(fake.client.options().size() == 1);
        CHECK(fake.client.options().front().proxy == "http://main:hunter2%2Fx@proxy.example:1");
        CHECK(contains(text, "the proxy proxy.example:1 failed: 407 *** *** ***."));
        check_hidden(text);
    }
}

TEST_CASE("a proxy of the environment is ignored unless it is asked for") {
    test::FakeWorld fake({reply("balance:5")}, {{"CHECK_BALANCE_KEY", "k3y-for-tests"},
                                                {"https_proxy", "http://proxy.example:1"},
                                                {"ALL_PROXY", "http://proxy.example:1"}});
    static_cast<void>(run({"-P", "alphasms"}, fake.world));
    REQUIRE(fake.client.options().size() == 1);
    CHECK(fake.client.options().front().proxy.empty());
}

TEST_CASE("figures are never masked even where a secret is made of digits") {
    const auto text = test::run_text({"-P", "alphasms", "-w", "200"}, {reply("balance:123456.78")},
                                     {{"CHECK_BALANCE_KEY", "123456"}});
    CHECK(text == "0 BALANCE OK: alphasms: 123456.78 | balance=123456.78;200 time=0.000s;;;0;10\n");
}

TEST_CASE("a short secret is masked too wherever it stands in text from outside") {
    for (const std::string_view body :
         {"errors:bad key k3y", "errors:bad key=k3y&a", "errors:k3y."}) {
        CAPTURE(body);
        CHECK_FALSE(contains(test::run_text({"-P", "alphasms"}, {reply(std::string(body))},
                                            {{"CHECK_BALANCE_KEY", "k3y"}}),
                             "k3y"));
    }
}

TEST_CASE("a signature that is computed from the key is masked where the request is shown") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("signed.json", R"({"format":1,"name":"signed",
        "title":"A signed one","base_url":"https://api.example","credentials":[["key"]],
        "request":{"methods":["get"],"path":"/","query":{"sign":"{computed:s}"},
                   "computed":{"s":{"digest":"sha256","of":"{key}:x","as":"hex"}}},
        "reply":{"format":"json","figures":[{"name":"balance","at":"/b"}]}})");
    const auto text = test::run_text({"--provider-file", file, "--key", "hunter2-key", "-v"},
                                     {reply(R"({"b":5})")});
    CHECK(contains(text, "  query sign = ***\n"));
}

TEST_CASE("the value and the file of one secret are a mistake also where nobody is asked") {
    CHECK(contains(test::run_text({"--simulate", "5", "--key", "hunter2", "--key-file", "f"}),
                   "3 BALANCE UNKNOWN: --key and --key-file are both given"));
}
