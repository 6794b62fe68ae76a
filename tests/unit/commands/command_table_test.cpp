// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/command_table.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "given_options.hpp"
#include "temporary_directory.hpp"

using namespace balance;

namespace {

std::string output_of(const std::vector<std::string>& words) {
    const auto options = test::options(words);
    const auto* command = command_in(options);
    return command == nullptr ? "nothing" : command->text(options, {});
}

}  // namespace

TEST_CASE("the catalogue lists every provider with what it needs") {
    const auto text = output_of({"--list-providers"});
    CHECK(text.starts_with("NAME "));
    CHECK(test::contains(text, "\nalphasms "));
    CHECK(test::contains(text, " key or login and password "));
    CHECK(test::contains(text, " UnitPay, a payment service\n"));
}

TEST_CASE("a shown provider validates") {
    const test::TemporaryDirectory directory;
    for (const std::string name : {"alphasms", "unitpay"}) {
        const auto file = directory.write(name + ".json", output_of({"--show-provider", name}));
        CHECK(test::contains(output_of({"--validate-provider", file}),
                             ".json: valid. Provider " + name + ", credentials: "));
    }
    const auto file = directory.write("unitpay.json", output_of({"--show-provider=unitpay"}));
    const auto text = output_of({"--validate-provider", file});
    CHECK(test::contains(text, "figures: available, total and held\n"));
    CHECK(
        test::contains(text, ": warning: /request/parameters/params[secretKey]: a secret in the"));
}

TEST_CASE("a definition with a mistake is refused with file and pointer") {
    const test::TemporaryDirectory directory;
    const auto file =
        directory.write("bad.json", test::changed_definition("\"/balance\"", "\"balance\""));
    CHECK(test::contains(test::failure_text([&] {
                             return output_of({"--validate-provider", file});
                         }),
                         "bad.json: /request/path: must start with \"/\""));
}

TEST_CASE("help and version are no result of a check, what the catalogue prints is one") {
    struct Row {
        std::vector<std::string> words;
        State state;
    };
    const Row rows[] = {
        {{"--help", "--list-providers"}, State::unknown},
        {{"-V"}, State::unknown},
        {{"--list-providers"}, State::ok},
        {{"--show-provider", "x", "--backtest", "f"}, State::ok},
        {{"--validate-provider", "f"}, State::ok},
        {{"--backtest", "f"}, State::ok},
    };
    for (const auto& row : rows) {
        CAPTURE(row.words.front());
        const auto* command = command_in(test::options(row.words));
        REQUIRE(command != nullptr);
        CHECK(command->ends_as == row.state);
    }
}

TEST_CASE("without such an option it is a check") {
    CHECK(output_of({"-P", "alphasms"}) == "nothing");
    CHECK(output_of({}) == "nothing");
}
