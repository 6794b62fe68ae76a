// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/reply_document.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"

using namespace balance;

namespace {

std::string parsed(const std::string& provider, const std::string& body) {
    const auto document = parse_reply(test::builtin(provider).reply, body);
    return document.fault.value_or("read");
}

// A pointer where replies are trees, else a key.
Place place(const std::string& at, const std::string& currency = "") {
    Place place{.at = at, .currency = currency};
    if (at.starts_with('/')) {
        place.pointer = JsonPointer::parse(at).value();
    }
    return place;
}

// "text 5[rub]|empty|...".
std::string found(const std::string& provider,
                  const std::string& body,
                  const std::vector<Place>& places) {
    const auto document = parse_reply(test::builtin(provider).reply, body);
    REQUIRE_FALSE(document.fault.has_value());
    std::string result;
    for (const auto& one : find_all(document, places)) {
        constexpr std::string_view kinds[] = {"text", "flag", "empty", "tree"};
        result += (result.empty() ? "" : "|") + std::string(kinds[static_cast<int>(one.kind)]);
        result += one.text.empty() ? "" : " " + one.text;
        result += one.currency.empty() ? "" : "[" + one.currency + "]";
    }
    return result;
}

}  // namespace

TEST_CASE("a body is read by the definition's format or refused with the reason") {
    struct Row {
        std::string provider;
        std::string body;
        std::string_view result;
    };
    const Row rows[] = {
        {"unitpay", "", "it is empty"},
        {"unitpay", " \r\n\t", "it is empty"},
        {"unitpay", std::string("{}\0", 3), "it holds a NUL byte"},
        {"unitpay", "{\"a\":1,}", "read"},
        {"unitpay", "[]", "read"},
        {"alphasms", "", "it is empty"},
        {"alphasms", "\r\n", "it is empty"},
        {"alphasms", std::string("balance:5\0", 10), "it holds a NUL byte"},
        {"alphasms", "balance:5", "read"},
        {"alphasms", "<html>", "a line of it is not key:value"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        CHECK(parsed(row.provider, row.body) == row.result);
    }
    CHECK(parsed("unitpay", "<html>").starts_with("it is not JSON: "));
    CHECK(parsed("unitpay", "{\"a\":1").starts_with("it is not JSON: "));
}

TEST_CASE("what stands at a place of JSON is told by kind") {
    struct Row {
        std::string body;
        std::string_view result;
    };
    const Row rows[] = {
        {R"({"a":"5"})", "text 5"},
        {R"({"a":5.0})", "text 5.0"},
        {R"({"a":true})", "flag true"},
        {R"({"a":false})", "flag false"},
        {R"({"a":null})", "empty"},
        {R"({"a":""})", "empty"},
        {R"({"a":[]})", "empty"},
        {R"({"a":{}})", "empty"},
        {R"({"a":[0]})", "tree"},
        {R"({"a":{"b":0}})", "tree"},
        {R"({"b":1})", ""},
        {R"({"a":1,"a":2})", "text 1|text 2"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        CHECK(found("unitpay", row.body, {place("/a")}) == row.result);
    }
    CHECK(found("unitpay", R"({"rub":1,"usd":2})", {place("/{currency}"), place("/rub", "RUB")}) ==
          "text 1[rub]|text 2[usd]|text 1[RUB]");
}

TEST_CASE("what stands at a key of text is always text") {
    CHECK(found("alphasms", "balance:5\nbalance:6\nBalance:7", {place("balance")}) ==
          "text 5|text 6");
    CHECK(found("alphasms", "balance:", {place("balance")}) == "text");
    CHECK(found("alphasms", "errors:a: b c:d", {place("errors")}) == "text a: b c:d");
}
