// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/figures.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "reply_figures.hpp"

using namespace balance;
using test::figures_of;

namespace {

struct Row {
    std::string body;
    std::string_view start;
};

std::string unitpay(const std::string& body,
                    const std::string& judged = "available",
                    const std::string& currency = "") {
    return figures_of(test::builtin("unitpay"), body, currency, judged);
}

std::string alphasms(const std::string& body, const std::string& currency = "") {
    return figures_of(test::builtin("alphasms"), body, currency);
}

std::string rub(std::string_view available, std::string_view total) {
    return R"({"result":{"accounts":{"rub":{"availableBalance":)" + std::string(available) +
           R"(,"balance":)" + std::string(total) + "}}}}";
}

constexpr const char* documented =
    R"({"result":{"email":"unitpay-test@site.ru","accounts":{"rub":{"balance":"1060.76","availableBalance":"1060.76"},}}})";
constexpr const char* two_currencies =
    R"({"result":{"accounts":{"rub":{"balance":"5","availableBalance":"4"},"usd":{"balance":"3","availableBalance":"2"}}}})";

}  // namespace

TEST_CASE("the documented replies give their figures with every digit") {
    CHECK(unitpay(documented) == "available=1060.76 total=1060.76 held=0.00 RUB");
    CHECK(unitpay(documented, "total") == "total=1060.76 available=1060.76 held=0.00 RUB");
    CHECK(unitpay(documented, "held") == "held=0.00 available=1060.76 total=1060.76 RUB");
    CHECK(alphasms("balance:31.168300000000002") == "balance=31.168300000000002 no currency");
    CHECK(alphasms("balance:31.168300000000002\r\n", "UAH") == "balance=31.168300000000002 UAH");
    CHECK(alphasms("balance:-12.5 currency:UAH") == "balance=-12.5 UAH");
}

TEST_CASE("numbers count as text does and every shape of a number is accepted") {
    CHECK(unitpay(rub("31.17", "431.17")) == "available=31.17 total=431.17 held=400.00 RUB");
    CHECK(unitpay(rub("\"31.168300000000002\"", "100")) ==
          "available=31.168300000000002 total=100 held=68.831699999999998 RUB");
    CHECK(unitpay(rub("-5", "\"+.5\"")) == "available=-5 total=0.5 held=5.5 RUB");
    CHECK(unitpay(rub("1E+3", "\"10.\"")) == "available=1000 total=10 held=-990 RUB");
    CHECK(unitpay(rub("-0", "0")) == "available=0 total=0 held=0 RUB");
    CHECK(unitpay(rub("9007199254740993", "99999999999999999999999999999999999999")) ==
          "available=9007199254740993 total=99999999999999999999999999999999999999 "
          "held=99999999999999999999990992800745259006 RUB");
}

TEST_CASE("the older shapes of UnitPay's reply are read as roubles") {
    CHECK(unitpay(R"({"result":{"balance":"5.00","balance_payout":"4.00"}})") ==
          "available=4.00 total=5.00 held=1.00 RUB");
    CHECK(
        unitpay(
            R"({"result":{"balance":"5","accounts":{"rub":{"balance":"5","availableBalance":"4"}}}})") ==
        "available=4 total=5 held=1 RUB");
    CHECK(unitpay(R"({"result":{"balance_payout":"4"}})", "available", "USD")
              .starts_with("malformed: wrong currency: the reply has RUB, not USD. Check"));
}

TEST_CASE("of several currencies one must be picked") {
    CHECK(unitpay(two_currencies) ==
          "configuration: the account has several currencies: RUB and USD. Pick one with "
          "--currency");
    CHECK(unitpay(two_currencies, "available", "USD") == "available=2 total=3 held=1 USD");
    CHECK(unitpay(two_currencies, "available", "RUB") == "available=4 total=5 held=1 RUB");
    CHECK(unitpay(two_currencies, "available", "EUR")
              .starts_with("malformed: wrong currency: the reply has RUB and USD, not EUR"));
}

TEST_CASE("a single currency must be the one that is expected") {
    CHECK(unitpay(documented, "available", "RUB").ends_with("RUB"));
    CHECK(unitpay(documented, "available", "USD")
              .starts_with("malformed: wrong currency: the reply has RUB, not USD"));
    CHECK(alphasms("balance:5 currency:uah", "UAH") == "balance=5 UAH");
    CHECK(alphasms("balance:5 currency:UAH", "USD").starts_with("malformed: wrong currency"));
    CHECK(alphasms("balance:5\ncurrency:UAH\xC2\xA0\xE2\x80\x8B\n", "UAH") == "balance=5 UAH");
    CHECK(alphasms("balance:5 currency:U\xE2\x80\x8B"
                   "AH",
                   "UAH")
              .starts_with("malformed: wrong currency: the reply has U AH (it holds a zero-width "
                           "space), not UAH. Check --currency"));
    CHECK(alphasms("balance:5 currency:U\xD0\x90H", "UAH")
              .starts_with("malformed: wrong currency: the reply has U\xD0\x90H (it holds a "
                           "Cyrillic letter), not UAH"));
    CHECK(alphasms("balance:5 currency:UAH currency:USD", "UAH")
              .starts_with("malformed: the reply names two different currencies"));
}

TEST_CASE("a reply that does not hold the judged figure is malformed") {
    const Row rows[] = {
        {R"({})", "malformed: the reply does not hold the balance: available is missing. See"},
        {R"([])", "malformed: the reply does not hold the balance: available is missing"},
        {R"({"result":{"accounts":{}}})", "malformed: "},
        {R"({"result":{"accounts":[]}})", "malformed: "},
        {R"({"result":null})", "malformed: "},
        {rub("null", "\"5\""),
         "malformed: the reply does not hold the balance: available is missing"},
        {rub("\"\"", "\"5\""), "malformed: "},
        {rub("true", "\"5\""),
         "malformed: the reply does not hold the balance: available is not a"},
        {rub("{\"a\":1}", "\"5\""), "malformed: "},
        {rub("[1]", "\"5\""), "malformed: "},
        {rub("\"abc\"", "\"5\""), "malformed: "},
        {rub("\"1,234.56\"", "\"5\""), "malformed: "},
        {rub("\"12.5 RUB\"", "\"5\""), "malformed: "},
        {rub("\" 5\"", "\"5\""), "malformed: "},
        {rub("\"NaN\"", "\"5\""), "malformed: "},
        {rub("\"5\\u0000\"", "\"5\""), "malformed: "},
        {rub("1e31", "\"5\""), "malformed: "},
        {rub("100000000000000000000000000000000000000", "\"5\""),
         "malformed: the reply does not hold the balance: available is not a number: "
         "\"100000000000000000000000000000000000000\": more than 38"},
        {rub("0.0000074836628E-2147483636", "\"5\""), "malformed: "},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        CHECK(unitpay(row.body).starts_with(row.start));
    }
    for (const std::string body : {"balance:", "balance:abc", "balance:1,5", "balance:5 UAH",
                                   "price:5", "balance:0x10", "balance:inf", "currency:UAH"}) {
        CAPTURE(body);
        CHECK(
            alphasms(body).starts_with("malformed: the reply does not hold the balance: balance"));
    }
}

TEST_CASE("two different values for one figure are malformed") {
    const Row rows[] = {
        {R"({"result":{"accounts":{"rub":{"availableBalance":"5","availableBalance":"6"}}}})",
         "malformed: the reply does not hold the balance: available has two different values: "
         "5 and 6. See"},
        {R"({"result":{"accounts":{"rub":{"availableBalance":"5"},"rub":{"availableBalance":"6"}}}})",
         "malformed: "},
        {R"({"result":{"accounts":{"rub":{"availableBalance":"5"},"RUB":{"availableBalance":"6"}}}})",
         "malformed: "},
        {R"({"result":{"accounts":{"rub":{"availableBalance":"5"}},"balance_payout":"6"}})",
         "malformed: "},
        {R"({"result":{"balance_payout":"5"},"result":{"balance_payout":"6"}})", "malformed: "},
        {R"({"result":{"accounts":{"rub":{"availableBalance":"5","availableBalance":"x"}}}})",
         "malformed: "},
        {R"({"result":{"accounts":{"rub":{"availableBalance":"5","availableBalance":5.00}}}})",
         "available=5 RUB"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        CHECK(unitpay(row.body).starts_with(row.start));
    }
    CHECK(alphasms("balance:5\nbalance:6").starts_with("malformed: "));
    CHECK(alphasms("balance:5\nbalance:5.0") == "balance=5 no currency");
}

TEST_CASE("another figure that is not known is left out with what is computed from it") {
    CHECK(unitpay(R"({"result":{"accounts":{"rub":{"availableBalance":"5"}}}})") ==
          "available=5 RUB");
    CHECK(unitpay(rub("\"5\"", "null")) == "available=5 RUB");
    CHECK(unitpay(rub("null", "\"5\""), "total") == "total=5 RUB");
    CHECK(unitpay(rub("null", "\"5\""), "held")
              .starts_with("malformed: the reply does not hold the balance: held cannot be "
                           "computed: available is missing"));
}

TEST_CASE("a currency that the definition implies counts where the reply names none") {
    const auto definition = test::definition_with(
        R"("currency": "/currency")", R"("currency": "/currency", "implied_currency": "eur")");
    CHECK(figures_of(definition, R"({"available":5})", "", "available") == "available=5 EUR");
    CHECK(figures_of(definition, R"({"available":5,"currency":"USD"})", "", "available") ==
          "available=5 USD");
    CHECK(figures_of(definition, R"({"available":5})", "USD", "available")
              .starts_with("malformed: wrong currency"));
}
