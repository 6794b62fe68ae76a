// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What rules do with a value before it is an amount: scales, styles, sentinels, patterns; and the
// formats beside JSON objects.

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "reply/figures.hpp"

using namespace balance;

namespace {

// A reply's rules: format, and members beside it.
Definition definition_of(std::string_view format, std::string_view members) {
    return read_definition(R"({"format":1,"name":"example","title":"An example",
        "base_url":"https://api.example","credentials":[["key"]],
        "request":{"methods":["get"],"path":"/"},
        "reply":{"format":")" + std::string(format) +
                               "\"," + std::string(members) + "}}",
                           "example.json");
}

// "balance=1 usable=2 RUB", or the failure.
std::string read(const Definition& definition,
                 const std::string& body,
                 const std::string& currency = "",
                 const std::string& judged = "balance") {
    const auto document = parse_reply(definition.reply, body);
    REQUIRE_FALSE(document.fault.has_value());
    std::string result;
    const auto failure = test::failure_text([&] {
        const auto balance = read_figures(definition.reply, document, {judged, currency});
        for (const auto& figure : balance.figures) {
            result += figure.name + "=" + figure.amount.text() + " ";
        }
        result += balance.currency.empty() ? "no currency" : balance.currency;
        return 0;
    });
    return failure == "no failure" ? result : failure;
}

// JSON with one figure "balance" at /b and a currency at /c.
std::string read_b(std::string_view members, const std::string& b, const std::string& c = "EUR") {
    const auto definition =
        definition_of("json", R"("currency":"/c","figures":[{"name":"balance","at":"/b",)" +
                                  std::string(members) + "}]");
    return read(definition, R"({"b":)" + b + R"(,"c":")" + c + "\"}");
}

constexpr std::string_view no_balance = "malformed: the reply does not hold the balance: balance ";

struct Row {
    std::string_view body;
    std::string_view start;
};

template <std::size_t N>
void check(const Definition& definition, const Row (&rows)[N]) {
    for (const auto& row : rows) {
        CAPTURE(row.body);
        const auto text = read(definition, std::string(row.body));
        CAPTURE(text);
        CHECK(text.starts_with(row.start));
    }
}

}  // namespace

TEST_CASE("a scale multiplies exactly and keeps every digit") {
    CHECK(read_b(R"("scale":0.01)", "1234") == "balance=12.34 EUR");
    CHECK(read_b(R"("scale":0.01)", "\"1250\"") == "balance=12.50 EUR");
    CHECK(read_b(R"("scale":0.01)", "-5") == "balance=-0.05 EUR");
    CHECK(read_b(R"("scale":0.01)", "0") == "balance=0.00 EUR");
    CHECK(read_b(R"("scale":-1)", "12.50") == "balance=-12.50 EUR");
    CHECK(read_b(R"("scale":-1)", "0") == "balance=0 EUR");
    CHECK(read_b(R"("scale":0.0001)", "9007199254740993") == "balance=900719925474.0993 EUR");
    CHECK(read_b(R"("scale":1000)", "0.1") == "balance=100.0 EUR");
}

TEST_CASE("a scale that depends on the currency goes by that of the reply") {
    constexpr std::string_view scale = R"("scale":{"*":0.01,"JPY":1,"KWD":0.001})";
    CHECK(read_b(scale, "1234", "EUR") == "balance=12.34 EUR");
    CHECK(read_b(scale, "1234", "jpy") == "balance=1234 JPY");
    CHECK(read_b(scale, "1234", "KWD") == "balance=1.234 KWD");
    CHECK(read_b(scale, "1234", "") == "balance=12.34 no currency");
}

TEST_CASE("a scale goes by the currency that is picked of several") {
    const auto definition = definition_of(
        "json",
        R"("figures":[{"name":"balance","at":"/[c={currency}]/b","scale":{"*":0.01,"JPY":1}}])");
    const std::string body = R"([{"c":"EUR","b":500},{"c":"JPY","b":600}])";
    CHECK(read(definition, body, "EUR") == "balance=5.00 EUR");
    CHECK(read(definition, body, "JPY") == "balance=600 JPY");
    CHECK(read(definition, body).starts_with("configuration: the account has several currencies"));
    CHECK(read(definition, R"([{"c":"JPY","b":600}])") == "balance=600 JPY");
}

TEST_CASE("two places of one figure agree by value in the same scale") {
    const auto definition =
        definition_of("json", R"("figures":[{"name":"balance","at":["/a","/b"],"scale":0.01}])");
    CHECK(read(definition, R"({"a":"500","b":500.0})") == "balance=5.00 no currency");
    CHECK(read(definition, R"({"a":500,"b":501})")
              .ends_with("has two different values: 5.00 and 5.01. See the "
                         "reply with -v -v -v; the provider "
                         "may have changed its API"));
}

TEST_CASE("a sum adds scaled figures wherever it stands") {
    const auto definition = definition_of("json", R"("figures":[
        {"name":"usable","sum":["balance","limit","-owed"]},
        {"name":"balance","at":"/b","scale":0.01},
        {"name":"limit","at":"/l"},
        {"name":"owed","at":"/o","scale":-1}])");
    const std::string body = R"({"b":1050,"l":"100","o":-3})";
    CHECK(read(definition, body, "", "usable") ==
          "usable=107.50 balance=10.50 limit=100 owed=3 no currency");
    CHECK(read(definition, R"({"b":1050})") == "balance=10.50 no currency");
    CHECK(read(definition, R"({"b":1050,"l":1})", "", "usable")
              .starts_with("malformed: the reply does not hold the balance: usable cannot be "
                           "computed: owed is missing"));
}

TEST_CASE("what stands in place of a number is shown, cleaned and cut") {
    struct Shown {
        std::string_view value;
        std::string_view text;
    };
    constexpr Shown rows[] = {
        {R"("n/a")", "is not a number: \"n/a\". See"},
        {R"("<b>|soon</b>")", "is not a number: \"?b??soon?/b?\". See"},
        {R"("0123456789a0123456789b0123456789c0123456789d")",
         "is not a number: \"0123456789a0123456789b0123456789c0123456\". See"},
        {R"("12\u00a0")", "is not a number: \"12\" (it holds a no-break space). See"},
        {R"("12 ")", "is not a number: \"12\" (it holds a blank at its end). See"},
        {R"("\u22125")",
         "is not a number: \"\xE2\x88\x92"
         "5\" (it holds a minus sign of"},
        {R"("\u043d/\u0434")", "is not a number: \"\xD0\xBD/\xD0\xB4\". See"},
        {R"(" \u00a0")", "is not a number but empty. See"},
        {"true", "is not a number but true. See"},
        {R"({"a":1})", "is not a number but an object or a list. See"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.value);
        CHECK(read_b(R"("words":"left")", std::string(row.value))
                  .starts_with(std::string(no_balance) + std::string(row.text)));
    }
}

TEST_CASE("a number in a provider's own style is read and one in another style is none") {
    CHECK(read_b(R"("written":"1,234.56")", R"("1,234.56")") == "balance=1234.56 EUR");
    CHECK(read_b(R"("written":"1.234,56")", R"("-1.234,56")") == "balance=-1234.56 EUR");
    CHECK(read_b(R"("written":"1 234,56")", R"("1 234,5")") == "balance=1234.5 EUR");
    CHECK(read_b(R"("written":"1234,56","scale":0.01)", R"("1234,5")") == "balance=12.345 EUR");
    CHECK(read_b(R"("written":"1.234,56")", R"("1,234.56")")
              .starts_with(std::string(no_balance) + "is not a number"));
    CHECK(read_b(R"("written":"1234,56")", R"("1.234")")
              .starts_with(std::string(no_balance) + "is not a number"));
    CHECK(read_b(R"("words":"left")", R"("1,234.56")")
              .starts_with(std::string(no_balance) + "is not a number"));
}

TEST_CASE("a sentinel is no amount and its meaning is told") {
    constexpr std::string_view sentinels =
        R"("scale":0.01,"sentinels":{"1000000":"the account is post-paid","Unlim":"there is no limit","true":"it is on"})";
    for (const std::string value : {"1000000", "\"1000000\"", "1e6", "1000000.00"}) {
        CAPTURE(value);
        const auto text = read_b(sentinels, value);
        CAPTURE(text);
        CHECK(text.starts_with("malformed: "));
        CHECK(test::contains(text, "the account is post-paid"));
    }
    CHECK(test::contains(read_b(sentinels, "\"Unlim\""), "there is no limit"));
    CHECK(test::contains(read_b(sentinels, "true"), "it is on"));
    CHECK(read_b(sentinels, "\"unlim\"").starts_with(std::string(no_balance) + "is not a number"));
    CHECK(read_b(sentinels, "999999") == "balance=9999.99 EUR");
}

TEST_CASE("a figure with a sentinel that is not judged is left out") {
    const auto definition = definition_of("json", R"("figures":[
        {"name":"balance","at":"/b"},
        {"name":"limit","at":"/l","sentinels":{"-1":"there is no limit"}},
        {"name":"usable","sum":["balance","limit"]}])");
    CHECK(read(definition, R"({"b":5,"l":-1})") == "balance=5 no currency");
    CHECK(read(definition, R"({"b":5,"l":10})") == "balance=5 limit=10 usable=15 no currency");
    CHECK(test::contains(read(definition, R"({"b":5,"l":-1})", "", "limit"), "there is no limit"));
    CHECK(test::contains(read(definition, R"({"b":5,"l":-1})", "", "usable"), "there is no limit"));
}

TEST_CASE("a pattern takes the amount and its currency out of a text") {
    const auto definition = definition_of("json", R"("figures":[{"name":"balance","at":
        {"at":"/b","pattern":"^(?P<currency>[A-Z]{3}) (?P<value>[0-9.]+)$"}}])");
    constexpr Row rows[] = {
        {R"({"b":"USD 1.50"})", "balance=1.50 USD"},
        {R"({"b":"1.50"})", "malformed: the reply does not hold the balance: balance is missing"},
        {R"({"b":"USD 1.50 "})", "malformed: the reply does not hold the balance: balance is"},
        {R"({"b":["USD 1.50"]})", "malformed: the reply does not hold the balance: balance is"},
        {R"({"b":"USD 1.50","b":"USD 1.5"})", "balance=1.50 USD"},
        {R"({"b":"USD 1.50","b":"EUR 1.50"})", "configuration: the account has several"},
        {R"({"b":"USD 1.50","b":"USD 1.60"})", "malformed: the reply does not hold the balance"},
        {R"({"b":"USD 1.2.3"})", "malformed: the reply does not hold the balance: balance is not"},
    };
    check(definition, rows);
    CHECK(read(definition, R"({"b":"USD 1.50"})", "EUR").starts_with("malformed: wrong currency"));
}

TEST_CASE("a text is read by patterns alone") {
    const auto definition = definition_of("text", R"("currency":"^[0-9.]+ ([A-Z]{3})$",
        "figures":[{"name":"balance","at":"^(-?[0-9.]+)(?: [A-Z]{3})?$"}])");
    constexpr Row rows[] = {
        {"12.50", "balance=12.50 no currency"},
        {"12.50 UAH", "balance=12.50 UAH"},
        {"-3", "balance=-3 no currency"},
        {"12.50 UAH\n", "balance=12.50 UAH"},
        {"12.50 UAH\r\n\r\n", "balance=12.50 UAH"},
        {"12.50 UAH\nx", "malformed: the reply does not hold the balance: balance is missing"},
        {"ERROR", "malformed: the reply does not hold the balance: balance is missing"},
        {"<html>", "malformed: the reply does not hold the balance: balance is missing"},
        {"1.2.3", "malformed: the reply does not hold the balance: balance is not a number"},
    };
    check(definition, rows);
    const auto lines = definition_of(
        "text",
        R"("figures":[{"name":"balance","at":"(?m)^(?P<currency>[A-Z]{3}) (?P<value>[0-9]+)\\r?$"}])");
    CHECK(read(lines, "EUR 5\r\nUSD 6\r\n", "USD") == "balance=6 USD");
    CHECK(read(lines, "EUR 5\nEUR 6\n").starts_with("malformed: "));
}

TEST_CASE("XML is read by elements and attributes and selections") {
    const auto definition = definition_of("xml", R"("currency":"/response/balance/@currency",
        "figures":[{"name":"balance","at":"/response/balance"},
                   {"name":"bonus","at":"/response/purse/[@kind=bonus]/sum"}])");
    constexpr Row rows[] = {
        {"<response><balance currency='UAH'> 5.00 </balance></response>", "balance=5.00 UAH"},
        {"<response><balance>5</balance></response>", "balance=5 no currency"},
        {"<response><balance>5</balance><purse kind='main'><sum>1</sum></purse><purse "
         "kind='bonus'><sum>2</sum></purse></response>",
         "balance=5 bonus=2 no currency"},
        {"<response><balance>5</balance><balance>5.0</balance></response>", "balance=5 no"},
        {"<response><balance>5</balance><balance>6</balance></response>", "malformed: "},
        {"<response><balance/></response>", "malformed: the reply does not hold the balance: "},
        {"<response><balance currency='UAH'/></response>", "malformed: "},
        {"<response><balance><b>5</b></balance></response>", "malformed: "},
        {"<balance>5</balance>", "malformed: the reply does not hold the balance: balance is"},
    };
    check(definition, rows);
}

TEST_CASE("a place of text in key and value may have a pattern as well") {
    const auto definition = definition_of("key_value", R"("figures":[{"name":"balance",
        "at":{"at":"balance","pattern":"^(?P<value>[0-9.]+)(?P<currency>[A-Z]{3})$"}}])");
    CHECK(read(definition, "balance:5.50UAH") == "balance=5.50 UAH");
    CHECK(read(definition, "balance:5.50").starts_with(std::string(no_balance) + "is missing"));
}

TEST_CASE("no amount with its scale grows beyond what a report can hold") {
    const auto text = read_b(R"("scale":"99999999999999999999999999999999999999e30")",
                             "\"99999999999999999999999999999999999999e30\"");
    CHECK(text.starts_with("balance=9999"));
    CHECK(text.size() < 200);
}

TEST_CASE("a JSON number is read as it is, a string as it is written for people") {
    const auto definition =
        definition_of("json", R"("figures":[{"name":"balance","at":"/b","written":"1.234,56"}])");
    constexpr Row rows[] = {
        {R"({"b":12.345})", "balance=12.345 no currency"},
        {R"({"b":"12.345"})", "balance=12345 no currency"},
    };
    check(definition, rows);
}

TEST_CASE("a list is added up, whole or not at all") {
    const auto definition =
        definition_of("json", R"("currency":"/c","figures":[{"name":"balance","at":"/l/[*]/b",)"
                              R"("scale":0.01}])");
    constexpr Row rows[] = {
        {R"({"l":[{"b":150},{"b":"25"}]})", "balance=1.75 no currency"},
        {R"({"l":[{"b":5},{"b":5}]})", "balance=0.10 no currency"},
        {R"({"l":[]})", "balance=0 no currency"},
        {R"({"l":[{"b":150},{"b":null}]})",
         "malformed: the reply does not hold the balance: balance does not stand once in each "
         "item"},
        {R"({"l":[{"b":150},{}]})",
         "malformed: the reply does not hold the balance: balance does not stand once in each "
         "item"},
        {R"({"l":[{"b":150},{"b":"x"}]})",
         "malformed: the reply does not hold the balance: balance is not a number"},
        {R"({"l":null})", "malformed: the reply does not hold the balance: balance is missing"},
        {R"({})", "malformed: the reply does not hold the balance: balance is missing"},
    };
    check(definition, rows);
}

TEST_CASE("no item falls out of a sum unseen") {
    const auto fitted = definition_of(
        "json", R"("figures":[{"name":"balance","at":{"at":"/l/[*]","pattern":"^([0-9]+) c$"}}])");
    CHECK(read(fitted, R"({"l":["5 c","2 c"]})") == "balance=7 no currency");
    CHECK(read(fitted, R"({"l":["5 c","x"]})").starts_with(no_balance));
    const auto plain = definition_of("json", R"("figures":[{"name":"balance","at":"/l/[*]/b"}])");
    CHECK(read(plain, R"({"l":[{"b":5}],"l":[{"b":7}]})").starts_with(no_balance));
    CHECK(read(plain, R"({"l":[{"b":1,"b":2}]})").starts_with(no_balance));
    const auto of_currency =
        definition_of("json", R"("figures":[{"name":"balance","at":"/l/[*]/[c={currency}]/b"}])");
    CHECK(read(of_currency, R"({"l":[{"c":"EUR","b":5},{"b":2}]})", "EUR").starts_with(no_balance));
    CHECK(read(of_currency, R"({"l":[{"c":null,"b":5}]})", "EUR").starts_with(no_balance));
    CHECK(test::contains(
        test::failure_text([] {
            return definition_of("xml", R"("figures":[{"name":"balance","at":"/l/[*]/b"}])");
        }),
        "/reply/figures/0/at: \"[*]\" stands for the items of an array, which XML has not"));
}

TEST_CASE("a scale of a currency holds under each of its codes") {
    const auto definition = definition_of(
        "json",
        R"("currency":"/c","figures":[{"name":"balance","at":"/b","scale":{"*":0.01,"RMB":1}}])");
    CHECK(read(definition, R"({"b":100,"c":"RMB"})") == "balance=100 RMB");
    CHECK(read(definition, R"({"b":100,"c":"CNY"})") == "balance=100 CNY");
    CHECK(read(definition, R"({"b":100,"c":"EUR"})") == "balance=1.00 EUR");
    CHECK(test::contains(
        test::failure_text([] {
            return definition_of(
                "json",
                R"("figures":[{"name":"balance","at":"/b","scale":{"*":1,"RUR":1,"RUB":1}}])");
        }),
        "this currency stands there twice"));
}

TEST_CASE("a list in several currencies is added up in the one that is wanted") {
    const auto definition =
        definition_of("json", R"("figures":[{"name":"balance","at":"/l/[*]/[c={currency}]/b"}])");
    const std::string body =
        R"({"l":[{"c":"usd","b":1},{"c":"eur","b":20},{"c":"USD","b":"0.50"}]})";
    CHECK(read(definition, body, "USD") == "balance=1.50 USD");
    CHECK(read(definition, body, "EUR") == "balance=20 EUR");
    CHECK(read(definition, body)
              .starts_with("configuration: the account has several currencies: USD and EUR. "));
}

TEST_CASE("old and new codes of one currency are the same when asked for") {
    const auto definition =
        definition_of("json", R"("figures":[{"name":"balance","at":"/{currency}"}])");
    CHECK(read(definition, R"({"RUR":5})", "RUB") == "balance=5 RUB");
    CHECK(read(definition, R"({"rub":5})", "RUR") == "balance=5 RUR");
    CHECK(read(definition, R"({"RMB":5})", "CNY") == "balance=5 CNY");
    CHECK(read(definition, R"({"RUR":5})") == "balance=5 RUR");
    CHECK(read(definition, R"({"RUR":5,"RUB":5})") == "balance=5 RUR");
    CHECK(read(definition, R"({"RUR":5,"RUB":6})")
              .starts_with("malformed: the reply does not hold the balance: balance has two"));
    // A redenomination made it other money.
    CHECK(read(definition, R"({"BYR":5})", "BYN").starts_with("malformed: wrong currency: "));
}

TEST_CASE("where only other figures are known the advice names them") {
    const auto definition =
        definition_of("json", R"("figures":[{"name":"balance","at":"/b/[c={currency}]/v"},)"
                              R"({"name":"pending","at":"/p/[c={currency}]/v"}])");
    CHECK(read(definition, R"({"b":[],"p":[{"c":"EUR","v":5}]})") ==
          "malformed: the reply does not hold the balance: balance is missing. Only pending is in "
          "this reply: --metric pending");
    CHECK(read(definition, R"({"b":[],"p":[{"c":"EUR","v":5}]})", "", "pending") ==
          "pending=5 EUR");
    CHECK(read(definition, R"({})").ends_with("the provider may have changed its API"));
    // What is there and wrong is not for another figure to hide.
    CHECK(read(definition, R"({"b":[{"c":"EUR","v":"x"}],"p":[{"c":"EUR","v":5}]})")
              .ends_with("the provider may have changed its API"));
}
