// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/has_word.hpp"

#include <doctest/doctest.h>

using namespace balance;

TEST_CASE("a word is found whole, whatever its case") {
    CHECK(has_word("Wrong login/password", "login"));
    CHECK(has_word("Wrong login/password", "PASSWORD"));
    CHECK(has_word("ERR 212", "212"));
    CHECK(has_word("loginer login", "login"));
    CHECK(has_word("key", "key"));
    CHECK_FALSE(has_word("monkey", "key"));
    CHECK_FALSE(has_word("keyboard", "key"));
    CHECK_FALSE(has_word("error 2120", "212"));
    CHECK_FALSE(has_word("", "key"));
    CHECK_FALSE(has_word("ke", "key"));
}

TEST_CASE("letters of other scripts have cases and neighbours, too") {
    struct Row {
        std::string_view text;
        std::string_view word;
        bool found;
    };
    constexpr Row rows[] = {
        {"НЕДОСТАТОЧНО СРЕДСТВ на счете", "Недостаточно средств", true},
        {"воспользуйтесь средствами", "средств", false},
        {"Ёлка", "ёлка", true},
        {"ҐАНОК", "ґанок", true},
        {"Solde épuisé", "ÉPUISÉ", true},
        {"solde épuisée", "épuisé", false},
        {"ŽIADNY kredit", "žiadny", true},
        {"ΑΝΕΠΑΡΚΕΣ υπόλοιπο", "ανεπαρκεσ", true},
        {"您的账户余额不足，请充值", "余额不足", true},
        {"موجودی کافی نیست", "کافی", true},
        {"موجودیکافی", "کافی", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(has_word(row.text, row.word) == row.found);
    }
}

TEST_CASE("white space is white space, and broken characters are none of a word") {
    CHECK(has_word("INSUFFICIENT   BALANCE!", "insufficient balance"));
    CHECK(has_word("insufficient\r\n\tbalance", "insufficient balance"));
    CHECK(
        has_word("insufficient\xC2\xA0"
                 "balance",
                 "insufficient balance"));
    CHECK_FALSE(has_word("insufficientbalance", "insufficient balance"));
    CHECK(
        has_word("\xFF"
                 "key\xFF",
                 "key"));
}
