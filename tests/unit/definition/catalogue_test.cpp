// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/catalogue.hpp"

#include <doctest/doctest.h>

#include "definitions.hpp"
#include "failure_text.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;

namespace {

Message asked_as(const std::string& name) {
    return Message("--provider '") << Foreign{name} << "'";
}

Definition found(const std::string& name, const std::string& file = "") {
    return find_definition(
               {.name = name, .file = file, .directory = {}, .asked_as = asked_as(name)})
        .definition;
}

std::string failure_of(const std::string& name, const std::string& file = "") {
    return test::failure_text([&] { return found(name, file); });
}

}  // namespace

TEST_CASE("a provider of the catalogue is found by its exact name") {
    CHECK(found("alphasms", "").name == "alphasms");
    CHECK(found("unitpay", "").name == "unitpay");
    CHECK(contains(
        failure_of("alphasm"),
        "--provider 'alphasm': unknown provider. Did you mean alphasms? See --list-providers"));
    CHECK(contains(failure_of("Unitpay"),
                   "--provider 'Unitpay': unknown provider. Did you mean unitpay?"));
    CHECK(contains(failure_of("qwertyuiop"),
                   "--provider 'qwertyuiop': unknown provider. See --list-provid"));
    CHECK(contains(failure_of("a|b<c>"), "--provider 'a?b?c?': unknown provider"));
}

TEST_CASE("a user's file takes the place of the catalogue") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("mine.json", test::small_definition);
    CHECK(found("", file).name == "example");
    CHECK(found("example", file).name == "example");
    CHECK(
        contains(failure_of("alphasms", file),
                 "mine.json defines example, but another one is asked for: --provider 'alphasms'"));
    CHECK(contains(failure_of("", directory.path("missing.json")), "cannot be read: No such file"));
    CHECK(contains(failure_of("", directory.path("")), "cannot be read: it is not a regular file"));
    CHECK(contains(failure_of("", directory.write("bad.json", "{}")), "/format: is missing"));
    CHECK(contains(failure_of("", "/dev/zero"), "larger than 256 KiB"));
}

TEST_CASE("a shown definition is one that the reader accepts") {
    const test::TemporaryDirectory directory;
    for (const std::string name : {"alphasms", "unitpay"}) {
        const auto file = directory.write(
            name + ".json", definition_text({.name = name, .file = {}, .directory = {}}));
        CHECK(read_definition_file(file).name == name);
    }
}

TEST_CASE("the ways to log in are told in words") {
    CHECK(login_ways_text(test::builtin("alphasms")) == "key or login and password");
    CHECK(login_ways_text(test::builtin("unitpay")) == "login and key");
}
