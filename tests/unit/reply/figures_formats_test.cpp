// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Figures of replies in the formats beside JSON.

#include <doctest/doctest.h>

#include "reply_figures.hpp"

using namespace balance;
using test::check_figures;
using test::figures_of;
using test::FiguresRow;
using test::no_balance;
using test::reply_definition;

TEST_CASE("a text is read by patterns alone") {
    const auto definition = reply_definition("text", R"("currency":"^[0-9.]+ ([A-Z]{3})$",
        "figures":[{"name":"balance","at":"^(-?[0-9.]+)(?: [A-Z]{3})?$"}])");
    constexpr FiguresRow rows[] = {
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
    check_figures(definition, rows);
    const auto lines = reply_definition(
        "text",
        R"("figures":[{"name":"balance","at":"(?m)^(?P<currency>[A-Z]{3}) (?P<value>[0-9]+)\\r?$"}])");
    CHECK(figures_of(lines, "EUR 5\r\nUSD 6\r\n", "USD") == "balance=6 USD");
    CHECK(figures_of(lines, "EUR 5\nEUR 6\n").starts_with("malformed: "));
}

TEST_CASE("XML is read by elements and attributes and selections") {
    const auto definition = reply_definition("xml", R"("currency":"/response/balance/@currency",
        "figures":[{"name":"balance","at":"/response/balance"},
                   {"name":"bonus","at":"/response/purse/[@kind=bonus]/sum"}])");
    constexpr FiguresRow rows[] = {
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
    check_figures(definition, rows);
}

TEST_CASE("a place of text in key and value may have a pattern as well") {
    const auto definition = reply_definition("key_value", R"("figures":[{"name":"balance",
        "at":{"at":"balance","pattern":"^(?P<value>[0-9.]+)(?P<currency>[A-Z]{3})$"}}])");
    CHECK(figures_of(definition, "balance:5.50UAH") == "balance=5.50 UAH");
    CHECK(
        figures_of(definition, "balance:5.50").starts_with(std::string(no_balance) + "is missing"));
}
