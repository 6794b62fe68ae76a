// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Figures that the rules of a definition read from a reply, as text.

#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "definition/definition_reader.hpp"
#include "failure_text.hpp"
#include "reply/figures.hpp"

namespace balance::test {

// A reply's rules: format, and members beside it.
[[nodiscard]] inline Definition reply_definition(std::string_view format,
                                                 std::string_view members) {
    return read_definition(R"({"format":1,"name":"example","title":"An example",
        "base_url":"https://api.example","credentials":[["key"]],
        "request":{"methods":["get"],"path":"/"},
        "reply":{"format":")" + std::string(format) +
                               "\"," + std::string(members) + "}}",
                           "example.json");
}

// "balance=1 usable=2 RUB", or the failure.
[[nodiscard]] inline std::string figures_of(const Definition& definition,
                                            const std::string& body,
                                            const std::string& currency = "",
                                            const std::string& judged = "balance") {
    const auto document = parse_reply(definition.reply, body);
    REQUIRE_FALSE(document.fault.has_value());
    std::string result;
    const auto failure = failure_text([&] {
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
[[nodiscard]] inline std::string figure_of(std::string_view members,
                                           const std::string& b,
                                           const std::string& c = "EUR") {
    const auto definition =
        reply_definition("json", R"("currency":"/c","figures":[{"name":"balance","at":"/b",)" +
                                     std::string(members) + "}]");
    return figures_of(definition, R"({"b":)" + b + R"(,"c":")" + c + "\"}");
}

inline constexpr std::string_view no_balance =
    "malformed: the reply does not hold the balance: balance ";

struct FiguresRow {
    std::string_view body;
    std::string_view start;
};

template <std::size_t N>
void check_figures(const Definition& definition, const FiguresRow (&rows)[N]) {
    for (const auto& row : rows) {
        CAPTURE(row.body);
        const auto text = figures_of(definition, std::string(row.body));
        CAPTURE(text);
        CHECK(text.starts_with(row.start));
    }
}

}  // namespace balance::test
