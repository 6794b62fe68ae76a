// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/text_template.hpp"

#include <doctest/doctest.h>

using namespace balance;

namespace {

std::string expanded(std::string_view text) {
    const auto parsed = TextTemplate::parse(text);
    if (!parsed) {
        return "refused";
    }
    return parsed->expand({{"login", "shop"}, {"key", "{login}"}, {"empty", ""}})
        .value_or("nothing");
}

}  // namespace

TEST_CASE("a template puts values into its placeholders once") {
    struct Row {
        std::string_view text;
        std::string_view result;
    };
    constexpr Row rows[] = {
        {"", ""},
        {"plain", "plain"},
        {"{login}", "shop"},
        {"a{login}b{login}", "ashopbshop"},
        {"params[{login}]", "params[shop]"},
        {"{{login}}", "{login}"},
        {"{{{login}}}", "{shop}"},
        {"{key}", "{login}"},
        {"{empty}", ""},
        {"{unknown}", "nothing"},
        {"{login}{unknown}", "nothing"},
        {"{", "refused"},
        {"}", "refused"},
        {"{}", "refused"},
        {"{login", "refused"},
        {"login}", "refused"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(expanded(row.text) == row.result);
    }
}

TEST_CASE("a template names its placeholders") {
    CHECK(TextTemplate::parse("a{b}{{c}}{d}")->placeholders() ==
          std::vector<std::string>{"b", "d"});
}
