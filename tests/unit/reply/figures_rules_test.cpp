// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What rules do with a value before it is an amount: scales, styles, sentinels, patterns, lists.

#include <doctest/doctest.h>

#include "reply_figures.hpp"

using namespace balance;
using test::check_figures;
using test::figure_of;
using test::figures_of;
using test::FiguresRow;
using test::no_balance;
using test::reply_definition;

TEST_CASE("a scale multiplies exactly and keeps every digit") {
    CHECK(figure_of(R"("scale":0.01)", "1234") == "balance=12.34 EUR");
    CHECK(figure_of(R"("scale":0.01)", "\"1250\"") == "balance=12.50 EUR");
    CHECK(figure_of(R"("scale":0.01)", "-5") == "balance=-0.05 EUR");
    CHECK(figure_of(R"("scale":0.01)", "0") == "balance=0.00 EUR");
    CHECK(figure_of(R"("scale":-1)", "12.50") == "balance=-12.50 EUR");
    CHECK(figure_of(R"("scale":-1)", "0") == "balance=0 EUR");
    CHECK(figure_of(R"("scale":0.0001)", "9007199254740993") == "balance=900719925474.0993 EUR");
    CHECK(figure_of(R"("scale":1000)", "0.1") == "balance=100.0 EUR");
}

TEST_CASE("a scale that depends on the currency goes by that of the reply") {
    constexpr std::string_view scale = R"("scale":{"*":0.01,"JPY":1,"KWD":0.001})";
    CHECK(figure_of(scale, "1234", "EUR") == "balance=12.34 EUR");
    CHECK(figure_of(scale, "1234", "jpy") == "balance=1234 JPY");
    CHECK(figure_of(scale, "1234", "KWD") == "balance=1.234 KWD");
    CHECK(figure_of(scale, "1234", "") == "balance=12.34 no currency");
}

TEST_CASE("a scale goes by the currency that is picked of several") {
    const auto definition = reply_definition(
        "json",
        R"("figures":[{"name":"balance","at":"/[c={currency}]/b","scale":{"*":0.01,"JPY":1}}])");
    const std::string body = R"([{"c":"EUR","b":500},{"c":"JPY","b":600}])";
    CHECK(figures_of(definition, body, "EUR") == "balance=5.00 EUR");
    CHECK(figures_of(definition, body, "JPY") == "balance=600 JPY");
    CHECK(figures_of(definition, body)
              .starts_with("configuration: the account has several currencies"));
    CHECK(figures_of(definition, R"([{"c":"JPY","b":600}])") == "balance=600 JPY");
}

TEST_CASE("two places of one figure agree by value in the same scale") {
    const auto definition =
        reply_definition("json", R"("figures":[{"name":"balance","at":["/a","/b"],"scale":0.01}])");
    CHECK(figures_of(definition, R"({"a":"500","b":500.0})") == "balance=5.00 no currency");
    CHECK(figures_of(definition, R"({"a":500,"b":501})")
              .ends_with("has two different values: 5.00 and 5.01. See the "
                         "reply with -v -v -v; the provider "
                         "may have changed its API"));
}

TEST_CASE("a sum adds scaled figures wherever it stands") {
    const auto definition = reply_definition("json", R"("figures":[
        {"name":"usable","sum":["balance","limit","-owed"]},
        {"name":"balance","at":"/b","scale":0.01},
        {"name":"limit","at":"/l"},
        {"name":"owed","at":"/o","scale":-1}])");
    const std::string body = R"({"b":1050,"l":"100","o":-3})";
    CHECK(figures_of(definition, body, "", "usable") ==
          "usable=107.50 balance=10.50 limit=100 owed=3 no currency");
    CHECK(figures_of(definition, R"({"b":1050})") == "balance=10.50 no currency");
    CHECK(figures_of(definition, R"({"b":1050,"l":1})", "", "usable")
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
        {R"(" \u00a0")", "is empty, not a number. See"},
        {"true", "is not a number but true. See"},
        {R"({"a":1})", "is an object or a list, not a number. See"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.value);
        CHECK(figure_of(R"("words":"left")", std::string(row.value))
                  .starts_with(std::string(no_balance) + std::string(row.text)));
    }
}

TEST_CASE("a number in a provider's own style is read and one in another style is none") {
    CHECK(figure_of(R"("written":"1,234.56")", R"("1,234.56")") == "balance=1234.56 EUR");
    CHECK(figure_of(R"("written":"1.234,56")", R"("-1.234,56")") == "balance=-1234.56 EUR");
    CHECK(figure_of(R"("written":"1 234,56")", R"("1 234,5")") == "balance=1234.5 EUR");
    CHECK(figure_of(R"("written":"1234,56","scale":0.01)", R"("1234,5")") == "balance=12.345 EUR");
    CHECK(figure_of(R"("written":"1.234,56")", R"("1,234.56")")
              .starts_with(std::string(no_balance) + "is not a number"));
    CHECK(figure_of(R"("written":"1234,56")", R"("1.234")")
              .starts_with(std::string(no_balance) + "is not a number"));
    CHECK(figure_of(R"("words":"left")", R"("1,234.56")")
              .starts_with(std::string(no_balance) + "is not a number"));
}

TEST_CASE("a sentinel is no amount and its meaning is told") {
    constexpr std::string_view sentinels =
        R"("scale":0.01,"sentinels":{"1000000":"the account is post-paid","Unlim":"there is no limit","true":"it is on"})";
    for (const std::string value : {"1000000", "\"1000000\"", "1e6", "1000000.00"}) {
        CAPTURE(value);
        const auto text = figure_of(sentinels, value);
        CAPTURE(text);
        CHECK(text.starts_with("malformed: "));
        CHECK(test::contains(text, "the account is post-paid"));
    }
    CHECK(test::contains(figure_of(sentinels, "\"Unlim\""), "there is no limit"));
    CHECK(test::contains(figure_of(sentinels, "true"), "it is on"));
    CHECK(
        figure_of(sentinels, "\"unlim\"").starts_with(std::string(no_balance) + "is not a number"));
    CHECK(figure_of(sentinels, "999999") == "balance=9999.99 EUR");
}

TEST_CASE("a figure with a sentinel that is not judged is left out") {
    const auto definition = reply_definition("json", R"("figures":[
        {"name":"balance","at":"/b"},
        {"name":"limit","at":"/l","sentinels":{"-1":"there is no limit"}},
        {"name":"usable","sum":["balance","limit"]}])");
    CHECK(figures_of(definition, R"({"b":5,"l":-1})") == "balance=5 no currency");
    CHECK(figures_of(definition, R"({"b":5,"l":10})") ==
          "balance=5 limit=10 usable=15 no currency");
    CHECK(test::contains(figures_of(definition, R"({"b":5,"l":-1})", "", "limit"),
                         "there is no limit"));
    CHECK(test::contains(figures_of(definition, R"({"b":5,"l":-1})", "", "usable"),
                         "there is no limit"));
}

TEST_CASE("a pattern takes the amount and its currency out of a text") {
    const auto definition = reply_definition("json", R"("figures":[{"name":"balance","at":
        {"at":"/b","pattern":"^(?P<currency>[A-Z]{3}) (?P<value>[0-9.]+)$"}}])");
    constexpr FiguresRow rows[] = {
        {R"({"b":"USD 1.50"})", "balance=1.50 USD"},
        {R"({"b":"1.50"})", "malformed: the reply does not hold the balance: balance is missing"},
        {R"({"b":"USD 1.50 "})", "malformed: the reply does not hold the balance: balance is"},
        {R"({"b":["USD 1.50"]})", "malformed: the reply does not hold the balance: balance is"},
        {R"({"b":"USD 1.50","b":"USD 1.5"})", "balance=1.50 USD"},
        {R"({"b":"USD 1.50","b":"EUR 1.50"})", "configuration: the account has several"},
        {R"({"b":"USD 1.50","b":"USD 1.60"})", "malformed: the reply does not hold the balance"},
        {R"({"b":"USD 1.2.3"})", "malformed: the reply does not hold the balance: balance is not"},
    };
    check_figures(definition, rows);
    CHECK(figures_of(definition, R"({"b":"USD 1.50"})", "EUR")
              .starts_with("malformed: wrong currency"));
}

TEST_CASE("no amount with its scale grows beyond what a report can hold") {
    const auto text = figure_of(R"("scale":"99999999999999999999999999999999999999e30")",
                                "\"99999999999999999999999999999999999999e30\"");
    CHECK(text.starts_with("balance=9999"));
    CHECK(text.size() < 200);
}

TEST_CASE("a JSON number is read as it is, a string as it is written for people") {
    const auto definition = reply_definition(
        "json", R"("figures":[{"name":"balance","at":"/b","written":"1.234,56"}])");
    constexpr FiguresRow rows[] = {
        {R"({"b":12.345})", "balance=12.345 no currency"},
        {R"({"b":"12.345"})", "balance=12345 no currency"},
    };
    check_figures(definition, rows);
}

TEST_CASE("a list is added up, whole or not at all") {
    const auto definition =
        reply_definition("json", R"("currency":"/c","figures":[{"name":"balance","at":"/l/[*]/b",)"
                                 R"("scale":0.01}])");
    constexpr FiguresRow rows[] = {
        {R"({"l":[{"b":150},{"b":"25"}]})", "balance=1.75 no currency"},
        {R"({"l":[{"b":5},{"b":5}]})", "balance=0.10 no currency"},
        {R"({"l":[]})", "balance=0 no currency"},
        {R"({"l":[{"b":150},{"b":null}]})",
         "malformed: the reply does not hold the balance: balance must be in each item of the "
         "list exactly once"},
        {R"({"l":[{"b":150},{}]})",
         "malformed: the reply does not hold the balance: balance must be in each item of the "
         "list exactly once"},
        {R"({"l":[{"b":150},{"b":"x"}]})",
         "malformed: the reply does not hold the balance: balance is not a number"},
        {R"({"l":null})", "malformed: the reply does not hold the balance: balance is missing"},
        {R"({})", "malformed: the reply does not hold the balance: balance is missing"},
    };
    check_figures(definition, rows);
}

TEST_CASE("no item falls out of a sum unseen") {
    const auto fitted = reply_definition(
        "json", R"("figures":[{"name":"balance","at":{"at":"/l/[*]","pattern":"^([0-9]+) c$"}}])");
    CHECK(figures_of(fitted, R"({"l":["5 c","2 c"]})") == "balance=7 no currency");
    CHECK(figures_of(fitted, R"({"l":["5 c","x"]})").starts_with(no_balance));
    const auto plain =
        reply_definition("json", R"("figures":[{"name":"balance","at":"/l/[*]/b"}])");
    CHECK(figures_of(plain, R"({"l":[{"b":5}],"l":[{"b":7}]})").starts_with(no_balance));
    CHECK(figures_of(plain, R"({"l":[{"b":1,"b":2}]})").starts_with(no_balance));
    const auto of_currency = reply_definition(
        "json", R"("figures":[{"name":"balance","at":"/l/[*]/[c={currency}]/b"}])");
    CHECK(figures_of(of_currency, R"({"l":[{"c":"EUR","b":5},{"b":2}]})", "EUR")
              .starts_with(no_balance));
    CHECK(figures_of(of_currency, R"({"l":[{"c":null,"b":5}]})", "EUR").starts_with(no_balance));
    CHECK(test::contains(test::failure_text([] {
                             return reply_definition(
                                 "xml", R"("figures":[{"name":"balance","at":"/l/[*]/b"}])");
                         }),
                         "/reply/figures/0/at: XML has no arrays, so \"[*]\" does not work here"));
}

TEST_CASE("a scale of a currency holds under each of its codes") {
    const auto definition = reply_definition(
        "json",
        R"("currency":"/c","figures":[{"name":"balance","at":"/b","scale":{"*":0.01,"RMB":1}}])");
    CHECK(figures_of(definition, R"({"b":100,"c":"RMB"})") == "balance=100 RMB");
    CHECK(figures_of(definition, R"({"b":100,"c":"CNY"})") == "balance=100 CNY");
    CHECK(figures_of(definition, R"({"b":100,"c":"EUR"})") == "balance=1.00 EUR");
    CHECK(test::contains(
        test::failure_text([] {
            return reply_definition(
                "json",
                R"("figures":[{"name":"balance","at":"/b","scale":{"*":1,"RUR":1,"RUB":1}}])");
        }),
        "this currency is given twice"));
}

TEST_CASE("a list in several currencies is added up in the one that is wanted") {
    const auto definition = reply_definition(
        "json", R"("figures":[{"name":"balance","at":"/l/[*]/[c={currency}]/b"}])");
    const std::string body =
        R"({"l":[{"c":"usd","b":1},{"c":"eur","b":20},{"c":"USD","b":"0.50"}]})";
    CHECK(figures_of(definition, body, "USD") == "balance=1.50 USD");
    CHECK(figures_of(definition, body, "EUR") == "balance=20 EUR");
    CHECK(figures_of(definition, body)
              .starts_with("configuration: the account has several currencies: USD and EUR. "));
}

TEST_CASE("old and new codes of one currency are the same when asked for") {
    const auto definition =
        reply_definition("json", R"("figures":[{"name":"balance","at":"/{currency}"}])");
    CHECK(figures_of(definition, R"({"RUR":5})", "RUB") == "balance=5 RUB");
    CHECK(figures_of(definition, R"({"rub":5})", "RUR") == "balance=5 RUR");
    CHECK(figures_of(definition, R"({"RMB":5})", "CNY") == "balance=5 CNY");
    CHECK(figures_of(definition, R"({"RUR":5})") == "balance=5 RUR");
    CHECK(figures_of(definition, R"({"RUR":5,"RUB":5})") == "balance=5 RUR");
    CHECK(figures_of(definition, R"({"RUR":5,"RUB":6})")
              .starts_with("malformed: the reply does not hold the balance: balance has two"));
    // A redenomination made it other money.
    CHECK(figures_of(definition, R"({"BYR":5})", "BYN").starts_with("malformed: wrong currency: "));
}

TEST_CASE("where only other figures are known the advice names them") {
    const auto definition =
        reply_definition("json", R"("figures":[{"name":"balance","at":"/b/[c={currency}]/v"},)"
                                 R"({"name":"pending","at":"/p/[c={currency}]/v"}])");
    CHECK(figures_of(definition, R"({"b":[],"p":[{"c":"EUR","v":5}]})") ==
          "malformed: the reply does not hold the balance: balance is missing. Only pending is in "
          "this reply: use --metric pending");
    CHECK(figures_of(definition, R"({"b":[],"p":[{"c":"EUR","v":5}]})", "", "pending") ==
          "pending=5 EUR");
    CHECK(figures_of(definition, R"({})").ends_with("the provider may have changed its API"));
    // What is there and wrong is not for another figure to hide.
    CHECK(figures_of(definition, R"({"b":[{"c":"EUR","v":"x"}],"p":[{"c":"EUR","v":5}]})")
              .ends_with("the provider may have changed its API"));
}
