// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The catalogue with a directory of the user's own definitions.

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "definition/builtin_providers.hpp"
#include "definition/catalogue.hpp"
#include "definitions.hpp"
#include "failure_text.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using test::contains;

namespace {

ProviderChoice choice(const std::string& name,
                      const test::TemporaryDirectory& directory,
                      const std::string& file = "") {
    return {.name = name,
            .file = file,
            .directory = directory.path(""),
            .asked_as = Message("--provider '") << Foreign{name} << "'"};
}

std::string failure_of(const ProviderChoice& wanted) {
    return test::failure_text([&] { return find_definition(wanted); });
}

// The small definition under another name.
std::string named(const std::string& name) {
    return test::changed_definition("\"name\": \"example\"", "\"name\": \"" + name + "\"");
}

}  // namespace

TEST_CASE("a definition of the directory is found by its name with its file") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("example.json", test::small_definition, 0644);
    const auto found = find_definition(choice("example", directory));
    CHECK(found.definition.title == "An example");
    CHECK(std::filesystem::equivalent(found.file, file));
    CHECK_FALSE(found.shadows);
    CHECK(definition_text(choice("example", directory)) == test::small_definition);
}

TEST_CASE("a definition of the directory goes before the built-in one and says so") {
    const test::TemporaryDirectory directory;
    static_cast<void>(directory.write("unitpay.json", named("unitpay")));
    const auto found = find_definition(choice("unitpay", directory));
    CHECK(found.definition.title == "An example");
    CHECK(found.shadows);
    CHECK(definition_text(choice("unitpay", directory)) == named("unitpay"));
    const auto other = find_definition(choice("alphasms", directory));
    CHECK(other.file.empty());
    CHECK_FALSE(other.shadows);
}

TEST_CASE("a file that is named goes before the directory") {
    const test::TemporaryDirectory directory;
    static_cast<void>(directory.write("example.json", test::small_definition));
    const auto file =
        directory.write("other", test::changed_definition("\"An example\"", "\"Another one\""));
    CHECK(find_definition(choice("example", directory, file)).definition.title == "Another one");
    CHECK(find_definition(choice("", directory, file)).file == file);
}

TEST_CASE("a definition of the directory that cannot be used is never replaced by the built-in") {
    struct Row {
        std::string content;
        unsigned mode;
        std::string_view part;
    };
    const Row rows[] = {
        {"{}", 0600, "unitpay.json: /format: is missing"},
        {"", 0600, "unitpay.json: line 1, column 1: not JSON"},
        {std::string(test::small_definition), 0600,
         "unitpay.json: /name: must be unitpay, as the file is called"},
        {named("unitpay"), 0666, "unitpay.json cannot be trusted: others can write to it"},
        {test::changed_definition("\"/balance\"", "\"balance\""), 0600,
         "/request/path: must start"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.part);
        const test::TemporaryDirectory directory;
        static_cast<void>(directory.write("unitpay.json", row.content, row.mode));
        const auto text = failure_of(choice("unitpay", directory));
        CAPTURE(text);
        CHECK(text.starts_with("configuration: "));
        CHECK(contains(text, row.part));
    }
}

TEST_CASE("an unknown name is told with a near one of the directory") {
    const test::TemporaryDirectory directory;
    static_cast<void>(directory.write("qwertyuiop.json", named("qwertyuiop")));
    CHECK(contains(failure_of(choice("qwertyuio", directory)),
                   "unknown provider. Did you mean qwertyuiop? See --list-providers"));
    CHECK(contains(failure_of(choice("../qwertyuiop", directory)), "unknown provider"));
}

TEST_CASE("names of the directory and of the catalogue are one sorted list without doubles") {
    const test::TemporaryDirectory directory;
    static_cast<void>(directory.write("zzz-mine.json", "{}"));
    static_cast<void>(directory.write("unitpay.json", "{}"));
    const auto names = provider_names(directory.path(""));
    CHECK(names.size() == builtin_providers().size() + 1);
    CHECK(std::ranges::is_sorted(names));
    CHECK(std::ranges::count(names, "unitpay") == 1);
    CHECK(std::ranges::count(names, "zzz-mine") == 1);
    CHECK(provider_names("").size() == builtin_providers().size());
    CHECK(provider_names(directory.path("missing")) == provider_names(""));
}
