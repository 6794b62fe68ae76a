// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/provider_table.hpp"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "definition/builtin_providers.hpp"
#include "definitions.hpp"
#include "failure_text.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;

namespace {

std::string named(const std::string& name) {
    return test::changed_definition("\"name\": \"example\"", "\"name\": \"" + name + "\"");
}

std::size_t rows_of(const std::string& table) {
    return static_cast<std::size_t>(std::ranges::count(table, '\n')) - 1;
}

// The row that starts with this name.
std::string row_of(const std::string& table, const std::string& name) {
    const auto at = table.find("\n" + name + " ");
    REQUIRE(at != std::string::npos);
    return table.substr(at + 1, table.find('\n', at + 1) - at - 1);
}

}  // namespace

TEST_CASE("every provider has one row below the header and columns stand below each other") {
    const auto table = provider_table("", "");
    CHECK(table.starts_with("NAME "));
    CHECK(rows_of(table) == builtin_providers().size());
    const auto column = row_of("\n" + table, "NAME").find("CREDENTIALS");
    CHECK(row_of(table, "unitpay").substr(column).starts_with("login and key "));
    CHECK(row_of(table, "alphasms").substr(column).starts_with("key or login and password "));
}

TEST_CASE("a word picks the rows that have it whatever the case") {
    for (const std::string word : {"NITPA", "a payment service"}) {
        CAPTURE(word);
        const auto table = provider_table("", word);
        CHECK(contains(table, "\nunitpay "));
        CHECK_FALSE(contains(table, "\nalphasms "));
        CHECK(table.starts_with("NAME "));
    }
    CHECK(contains(provider_table("", "key"), "\nalphasms "));
}

TEST_CASE("a word that no row has is a mistake and not an empty list") {
    CHECK(test::failure_text([] {
              return provider_table("", "qwertyuiop");
          }).starts_with("configuration: --list-providers: no provider has qwertyuiop. Leave "));
    CHECK_FALSE(contains(test::failure_text([] { return provider_table("", "a|b<c>"); }), "|"));
}

TEST_CASE("definitions of one's own say where they come from and what they replace") {
    const test::TemporaryDirectory directory;
    static_cast<void>(directory.write("example.json", test::small_definition));
    static_cast<void>(directory.write("unitpay.json", named("unitpay")));
    const auto table = provider_table(directory.path(""), "");
    CHECK(rows_of(table) == builtin_providers().size() + 1);
    const auto own = row_of(table, "example");
    CHECK(contains(own, "key or login and password "));
    CHECK(contains(own, "An example (from "));
    CHECK(own.ends_with("/example.json)"));
    CHECK(row_of(table, "unitpay").ends_with("unitpay.json, in place of the built-in one)"));
    CHECK(rows_of(provider_table(directory.path(""), "built-in one")) == 1);
}

TEST_CASE("a definition that is wrong does not hide the others") {
    const test::TemporaryDirectory directory;
    static_cast<void>(directory.write("broken.json", "{}"));
    static_cast<void>(directory.write("open.json", named("open"), 0666));
    static_cast<void>(directory.write("wrong.json", named("right")));
    static_cast<void>(directory.write("unitpay.json", "["));
    std::filesystem::create_directory(directory.path("folder.json"));
    std::filesystem::create_symlink(directory.path("missing"), directory.path("dangling.json"));
    const auto table = provider_table(directory.path(""), "");
    CHECK(rows_of(table) == builtin_providers().size() + 5);
    CHECK(contains(row_of(table, "broken"), "not usable: "));
    CHECK(contains(row_of(table, "broken"), "/format: is missing"));
    CHECK(contains(row_of(table, "open"), "cannot be trusted"));
    CHECK(contains(row_of(table, "wrong"), "/name: must be wrong, as the file is called"));
    CHECK(contains(row_of(table, "unitpay"), "not JSON"));
    CHECK(contains(row_of(table, "folder"), "it is not a regular file"));
    CHECK(contains(row_of(table, "dangling"), "not usable: "));
    CHECK_FALSE(contains(row_of(table, "dangling"), ": it: "));
    CHECK(contains(table, "\nalphasms "));
}

TEST_CASE("a hostile title stays on its line") {
    const test::TemporaryDirectory directory;
    static_cast<void>(directory.write(
        "example.json",
        test::changed_definition("\"An example\"", "\"a|b `c` <d> \xE2\x80\xAE\"")));
    const auto row = row_of(provider_table(directory.path(""), "example"), "example");
    for (const std::string_view sign : {"|", "`", "<", "\xE2\x80\xAE"}) {
        CAPTURE(sign);
        CHECK_FALSE(contains(row, sign));
    }
}
