// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/explain.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "given_options.hpp"
#include "variables.hpp"

using namespace balance;

namespace {

std::string explained(const std::string& provider,
                      const std::vector<std::string>& words,
                      const Credentials& credentials,
                      const std::string& figure,
                      const std::string& account) {
    Masker masker;
    if (credentials.key) {
        masker.add(credentials.key->reveal());
    }
    const Setup setup{test::settings(words), account, FoundDefinition{test::builtin(provider), {}},
                      figure};
    return explain(setup, credentials, Environment(), masker);
}

Credentials with_key(const std::string& login, const std::string& key) {
    Credentials credentials;
    credentials.login = login;
    credentials.key = Secret(key);
    return credentials;
}

}  // namespace

TEST_CASE("an explanation tells what is sent and read and when it alerts") {
    const auto text = explained(
        "unitpay", {"-w", "200", "-c", "50", "--on-failure", "refused=critical", "-t", "2.5"},
        with_key("shop@example.org", "hunter2"), "total", "shop");
    CHECK(text.starts_with(
        "unitpay shop: UnitPay, a payment service\n"
        "It would send:\n"
        "  GET https://unitpay.ru/api\n"
        "    query method = getPartner\n"
        "    query params[login] = shop@example.org\n"
        "    query params[secretKey] = ***\n"
        "  encrypted, the certificate checked, within 2.5 s in all, retries: 1\n"));
    CHECK(test::contains(
        text,
        "It would read from the reply (JSON):\n"
        "  available at /result/accounts/{currency}/availableBalance or /result/balance_payout\n"
        "  total (judged) at /result/accounts/{currency}/balance or /result/balance\n"
        "  held computed: total - available\n"
        "  fails (refused) if the value at /error/code is -32000\n"
        "  fails (provider) if something stands at /error\n"
        "It would alert:\n"
        "  CRITICAL: total below 50\n"
        "  WARNING: total below 200\n"
        "  when the balance cannot be learned:\n"
        "    unreachable: UNKNOWN\n"
        "    refused: CRITICAL\n"
        "    throttled: UNKNOWN\n"
        "    provider: UNKNOWN\n"
        "    empty: CRITICAL\n"
        "    malformed: UNKNOWN\n"));
    CHECK(text.ends_with("\nNothing was sent.\n"));
}

TEST_CASE("an explanation works before the credentials are there") {
    const auto text = explained("alphasms", {}, {}, "balance", "");
    CHECK(text.starts_with("alphasms: AlphaSMS"));
    CHECK(test::contains(text, "    form key = (not given yet)\n"));
    CHECK(test::contains(text, "  Credentials are missing; it needs key or login and password.\n"));
    CHECK(test::contains(text, "  CRITICAL: never\n  WARNING: never\n"));
}

TEST_CASE("an explanation tells how safe the way is") {
    struct Row {
        std::vector<std::string> words;
        std::string_view part;
    };
    const Row rows[] = {
        {{"-u", "http://sms.example"}, "  unencrypted, within 10 s"},
        {{"--insecure"}, "  encrypted, but the server is not verified (--insecure), within 10 s"},
        {{"--proxy", "http://p.example:1"}, "the certificate checked, through a proxy, within"},
        {{"--http-method", "get"}, "  GET https://alphasms.net/api/http.php\n    query version"},
        {{"--currency", "uah"}, "  in UAH\n"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.part);
        CHECK(test::contains(explained("alphasms", row.words, with_key("", "k"), "balance", ""),
                             row.part));
    }
}

TEST_CASE("a proxy of the environment that is none is told before anything else is explained") {
    Masker masker;
    const Setup setup{test::settings({"--proxy", "env", "--http-method", "post"}), "",
                      FoundDefinition{test::builtin("unitpay"), {}}, "available"};
    CHECK(test::contains(
        test::failure_text([&] {
            return explain(setup, with_key("", "k"),
                           test::environment({{"https_proxy", "http://p/with/a/path"}}), masker);
        }),
        "--proxy env: the proxy in the environment: "));
}

TEST_CASE("a limit of times is told beside an amount") {
    const auto text = explained(
        "alphasms", {"--history", "h", "--spend-warning", "2.5x", "--spend-critical", "500"}, {},
        "balance", "main");
    CHECK(test::contains(text,
                         "\n  CRITICAL: spent in 1 h: above 500\n"
                         "  WARNING: spent in 1 h: above 2.5 times the usual\n"));
}
