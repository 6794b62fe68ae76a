// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/program.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "session.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::check_text;
using test::contains;
using test::reply;
using test::run_text;
using Words = std::vector<std::string>;

namespace {

constexpr const char* documented =
    R"({"result":{"email":"unitpay-test@site.ru","accounts":{"rub":{"balance":"1060.76","availableBalance":"1060.76"},}}})";
constexpr const char* with_hold =
    R"({"result":{"accounts":{"rub":{"balance":"431.17","availableBalance":"31.17"}}}})";
constexpr const char* two_currencies =
    R"({"result":{"accounts":{"rub":{"balance":"5"},"usd":{"balance":"3"}}}})";

}  // namespace

TEST_CASE("AlphaSMS is judged from its reply to the exit code") {
    struct Row {
        Words words;
        std::string body;
        std::string_view output;
    };
    const Row rows[] = {
        {{"-w", "200", "-c", "50"},
         "balance:31.168300000000002",
         "2 BALANCE CRITICAL: alphasms main: 31.17, below 50 | "
         "balance=31.168300000000002;200;50 time=0.000s;;;0;10\n"},
        {{"-c", "31.168300000000002"},
         "balance:31.168300000000002",
         "0 BALANCE OK: alphasms main: 31.17 | "
         "balance=31.168300000000002;;31.168300000000002 time=0.000s;;;0;10\n"},
        {{"-w", "200", "-c", "50", "--currency", "uah", "--account", "shop"},
         "balance:150\r\n",
         "1 BALANCE WARNING: alphasms shop: 150.00 UAH, below 200 | balance=150;200;50 "
         "time=0.000s;;;0;10\n"},
        {{},
         "balance:-5 currency:UAH",
         "0 BALANCE OK: alphasms main: -5.00 UAH | balance=-5 time=0.000s;;;0;10\n"},
        {{"-w", "100"},
         "balance:99.996",
         "1 BALANCE WARNING: alphasms main: 99.996, below 100 | balance=99.996;100 "
         "time=0.000s;;;0;10\n"},
        {{"-w", "200"},
         "errors:Wrong login/password",
         "3 BALANCE UNKNOWN: alphasms main: login refused: Wrong login/password. Check the key, "
         "and whether the account limits API access to listed addresses\n"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        CHECK(check_text("alphasms", row.words, {reply(row.body)}) == row.output);
    }
}

TEST_CASE("UnitPay is judged from its reply to the exit code") {
    CHECK(check_text("unitpay", {"-w", "1060.76"}, {reply(documented)}).starts_with("0 "));
    CHECK(check_text("unitpay", {"-w", "1060.77"}, {reply(documented)}).starts_with("1 "));
    CHECK(check_text("unitpay", {"-c", "1060.77"}, {reply(documented)}).starts_with("2 "));
    CHECK(check_text("unitpay", {"-w", "200", "-c", "50"}, {reply(with_hold)}) ==
          "2 BALANCE CRITICAL: unitpay main: 31.17 RUB available, below 50 (431.17 total, 400.00 "
          "on hold) | available=31.17;200;50 total=431.17 held=400.00 time=0.000s;;;0;10\n");
    CHECK(check_text("unitpay", {"-w", "200", "-c", "50", "-m", "total"}, {reply(with_hold)}) ==
          "0 BALANCE OK: unitpay main: 431.17 RUB total (31.17 available, 400.00 on hold) | "
          "total=431.17;200;50 available=31.17 held=400.00 time=0.000s;;;0;10\n");
    CHECK(
        check_text(
            "unitpay", {"-w", "200"},
            {reply(
                R"({"error":{"message":"Incorrect authorization parameters","code":-32000}})")}) ==
        "3 BALANCE UNKNOWN: unitpay main: login refused: Incorrect authorization parameters "
        "(code -32000). Check the login and the key: the profile's, not a project's\n");
}

TEST_CASE("each class of failure takes the state of --on-failure and mistakes stay UNKNOWN") {
    struct Row {
        std::string failure;
        HttpResult result;
    };
    const Row rows[] = {
        {"unreachable", test::broken(TransportError::Kind::timed_out)},
        {"refused", reply("", 401)},
        {"throttled", reply("", 429)},
        {"provider", reply("", 500)},
        {"malformed", reply("{}")},
    };
    for (const auto& row : rows) {
        CAPTURE(row.failure);
        const auto state = [&](const Words& words) {
            const auto text = check_text("unitpay", words, {row.result});
            CHECK_FALSE(contains(text, "|"));
            CHECK(std::count(text.begin(), text.end(), '\n') == 1);
            return text.substr(0, text.find(':'));
        };
        const auto& name = row.failure;
        CHECK(state({}) == "3 BALANCE UNKNOWN");
        CHECK(state({"--on-failure", "critical"}) == "2 BALANCE CRITICAL");
        CHECK(state({"--on-failure", name + "=warning"}) == "1 BALANCE WARNING");
        CHECK(state({"--on-failure", name + "=warning", "--on-failure", "critical"}) ==
              "1 BALANCE WARNING");
        CHECK(state({"--on-failure", "critical", "--on-failure", name + "=unknown"}) ==
              "3 BALANCE UNKNOWN");
    }
    CHECK(check_text("unitpay", {"--on-failure", "critical"}, {reply(two_currencies)})
              .starts_with("3 BALANCE UNKNOWN: unitpay main: the account has several currencies: "
                           "RUB and USD. Pick one with --currency"));
    CHECK(check_text("unitpay", {"--on-failure", "critical", "-m", "debt"}, {}).starts_with("3 "));
    CHECK(run_text({"-P", "unitpay", "--on-failure", "critical"})
              .starts_with("3 BALANCE UNKNOWN: unitpay: credentials are missing: "));
}

TEST_CASE("an error that the body names counts before the HTTP status and before a balance") {
    CHECK(contains(check_text("alphasms", {}, {reply("errors:212", 401)}), "asked too often: 212"));
    CHECK(contains(check_text("alphasms", {}, {reply("balance:5\nerrors:210")}),
                   "3 BALANCE UNKNOWN: alphasms main: login refused: 210"));
    CHECK(contains(check_text("alphasms", {}, {reply("balance:5", 500)}), "(HTTP 500)"));
    CHECK(contains(check_text("alphasms", {}, {reply("no", 403)}), "login refused (HTTP 403)"));
    CHECK(contains(
        check_text("alphasms", {}, {reply("no")}),
        "the reply is not in the format that the provider documents: a line of it is not key:value "
        "(HTTP 200, text/plain)"));
    CHECK(contains(check_text("alphasms", {}, {reply("", 204)}), "it is empty (HTTP 204"));
}

TEST_CASE("a redirect sends nothing to its target") {
    auto redirect = reply("", 302);
    redirect.location = "https://other.example/?key=k3y-for-tests";
    const auto text = check_text("unitpay", {}, {redirect});
    CHECK(
        text.starts_with("3 BALANCE UNKNOWN: unitpay main: redirected (HTTP 302) to host "
                         "other.example"));
}

TEST_CASE("a fire drill asks nobody") {
    struct Row {
        Words words;
        std::string_view output;
    };
    const Row rows[] = {
        {{"--simulate", "5", "-w", "10"},
         "1 BALANCE WARNING: 5 (simulated), below 10 | balance=5;10\n"},
        {{"--simulate", "-5", "-c", "-4"},
         "2 BALANCE CRITICAL: -5 (simulated), below -4 | balance=-5;;-4\n"},
        {{"--simulate=20", "--currency", "uah", "--account", "main", "--label", "rest"},
         "0 BALANCE OK: main: 20.00 UAH (simulated) | rest=20\n"},
        {{"--simulate", "5", "-P", "unitpay", "-c", "10"},
         "2 BALANCE CRITICAL: unitpay: 5 available (simulated), below 10 | available=5;;10\n"},
        {{"--simulate", "5", "-P", "unitpay", "-m", "total"},
         "0 BALANCE OK: unitpay: 5 total (simulated) | total=5\n"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.output);
        CHECK(run_text(row.words) == row.output);
    }
    CHECK(run_text({"--simulate", "abc"}).starts_with("3 BALANCE UNKNOWN: --simulate 'abc'"));
}

TEST_CASE("a saved reply is judged without credentials and without a time") {
    const test::TemporaryDirectory directory;
    const auto judged = [&](const char* provider, std::string_view body, Words words) {
        words.insert(words.end(), {"-P", provider, "--response-file", directory.write("r", body)});
        return run_text(words);
    };
    CHECK(judged("unitpay", documented, {"-w", "1060.77"}) ==
          "1 BALANCE WARNING: unitpay: 1060.76 RUB available, below 1060.77 (1060.76 total, 0.00 "
          "on hold) | available=1060.76;1060.77 total=1060.76 held=0.00\n");
    CHECK(judged("alphasms", "errors:Wrong login/password", {"--on-failure", "critical"})
              .starts_with("2 BALANCE CRITICAL: alphasms: login refused: Wrong login/password"));
    CHECK(judged("alphasms", "", {}).starts_with("3 BALANCE UNKNOWN: alphasms: the reply is not"));
    CHECK(run_text({"-P", "alphasms", "--response-file", directory.path("missing")})
              .starts_with("3 BALANCE UNKNOWN: alphasms: --response-file '"));
    CHECK(run_text({"--response-file", directory.path("r")})
              .starts_with("3 BALANCE UNKNOWN: no provider given"));
}

TEST_CASE("help and version and explanation exit 3 and the catalogue 0") {
    CHECK(run_text({"--help"}).starts_with("3 check_balance v"));
    CHECK(run_text({"-h"}).starts_with("3 check_balance v"));
    CHECK(run_text({"-V"}).starts_with("3 check_balance v"));
    CHECK(run_text({"--explain", "-P", "alphasms"}).starts_with("3 alphasms: AlphaSMS"));
    CHECK(run_text({"--list-providers"}).starts_with("0 NAME"));
    CHECK(run_text({"--help", "--foo"}).starts_with("3 BALANCE UNKNOWN: unknown option --foo"));
}

TEST_CASE("what a reply tells beside the figure makes the verdict also where no figure is read") {
    struct Row {
        std::string provider;
        std::string body;
        std::string_view start;
        std::string_view part;
    };
    const Row rows[] = {
        {"deepseek", R"({"is_available":false,"balance_infos":[]})", "2 BALANCE CRITICAL: deepseek",
         "balance is missing; DeepSeek refuses calls"},
        // Mistakes of configuration are always UNKNOWN.
        {"deepseek",
         R"({"is_available":false,"balance_infos":[{"currency":"USD","total_balance":"5"},)"
         R"({"currency":"CNY","total_balance":"7"}]})",
         "3 BALANCE UNKNOWN: deepseek", "several currencies: USD and CNY; DeepSeek refuses calls"},
        {"deepseek",
         R"({"is_available":true,"balance_infos":[{"currency":"USD","total_balance":"5"}]})",
         "0 BALANCE OK: deepseek", "5.00 USD |"},
        {"stripe",
         R"({"livemode":false,"available":[],"pending":[{"currency":"eur","amount":500}]})",
         "3 BALANCE UNKNOWN: [test mode] stripe", "Only pending is in this reply"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        const auto text = check_text(row.provider, {}, {reply(row.body)});
        CAPTURE(text);
        CHECK(text.starts_with(row.start));
        CHECK(contains(text, row.part));
    }
}

TEST_CASE("a retired API is told as that, whatever it answers") {
    const auto told = [](const std::string& body, long status) {
        return check_text("siliconflow-cn", {}, {reply(body, status)});
    };
    constexpr std::string_view retired = "; the provider has retired this API: ";
    const auto answering =
        told(R"({"code":20000,"status":true,"data":{"totalBalance":"5.00"}})", 200);
    CAPTURE(answering);
    CHECK(answering.starts_with("0 BALANCE OK: siliconflow-cn"));
    CHECK(contains(answering, retired));
    CHECK(contains(told("", 410), retired));
    CHECK_FALSE(contains(told("", 410), "changed its API"));
    // A wrong key is one all the same.
    CHECK(contains(told("", 401), retired));
    CHECK(contains(told("", 401), "Check the key"));
}
