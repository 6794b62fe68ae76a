// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "output/render.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::string rendered(const Message& message) {
    return render(message, Masker());
}

}  // namespace

TEST_CASE("a message is its pieces, one behind the other") {
    Message message("own ");
    message << Own{"words, "} << Foreign{"foreign"} << " " << 42 << " " << *Amount::parse("-1.50");
    CHECK(rendered(message) == "own words, foreign 42 -1.50");
    CHECK(rendered(Message()) == "");
    CHECK(rendered(Message("a") << Message("b") << Message()) == "ab");
}

TEST_CASE("a message without words is empty") {
    CHECK(Message().empty());
    CHECK(Message("").empty());
    CHECK((Message() << Foreign{""} << Own{""}).empty());
    CHECK_FALSE(Message("a").empty());
}

TEST_CASE("foreign pieces are cleaned and cut, own words are not") {
    CHECK(rendered(Message("[a|b] ") << Foreign{"c|d\n"}) == "[a|b] c?d");
    CHECK(rendered(Message() << Foreign{std::string(200, 'x')}) == std::string(120, 'x'));
    CHECK(rendered(Message() << Foreign{std::string(200, 'x'), 5}) == "xxxxx");
}

TEST_CASE("secrets are masked in foreign words, our own stay readable") {
    Masker masker;
    masker.add("password");
    CHECK(render(Message("wrong password: ") << Foreign{"b password"}, masker) ==
          "wrong password: b ***");
}

TEST_CASE("a line break in a title is one blank, in a secret nothing") {
    Masker masker;
    masker.add("Gk29fLmQ77tzWvB1");
    CHECK(render(Message() << Foreign{"502 Bad\r\n\tGateway"}, masker) == "502 Bad Gateway");
    CHECK(render(Message() << Foreign{"x Gk29fLmQ\n77tzWvB1"}, masker) == "x ***");
}

TEST_CASE("a secret is masked before cleaning and cutting could break it") {
    Masker masker;
    masker.add("fake|secret  with\\blanks");
    CHECK(render(Message() << Foreign{"<fake|secret  with\\blanks>"}, masker) == "?***?");
    const auto at_the_limit = std::string(115, 'x') + "fake|secret  with\\blanks";
    CHECK(render(Message() << Foreign{at_the_limit}, masker) == std::string(115, 'x') + "***");
}

TEST_CASE("digits of a figure are never masked") {
    Masker masker;
    masker.add("31");
    CHECK(render(Message() << *Amount::parse("31.17") << " " << 31, masker) == "31.17 31");
}
