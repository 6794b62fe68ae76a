// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/catalogue_commands.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "given_options.hpp"
#include "temporary_directory.hpp"

using namespace balance;

namespace {

std::string output_of(const std::vector<std::string>& words) {
    return catalogue_action(test::options(words)).value_or("nothing");
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

TEST_CASE("without such an option the catalogue has nothing to say") {
    CHECK(output_of({"-P", "alphasms"}) == "nothing");
    CHECK(output_of({}) == "nothing");
}
