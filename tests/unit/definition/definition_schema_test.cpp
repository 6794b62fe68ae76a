// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The reader and docs/provider-definition.schema.json know the same language: what the reader takes
// fits the schema, so that editors and the program agree.

#include "definition_schema.hpp"

#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/failure.hpp"
#include "definition/builtin_providers.hpp"
#include "definition/definition_reader.hpp"
#include "definitions.hpp"
#include "formats/json.hpp"

using namespace balance;
using test::DefinitionSchema;

namespace {

// A look at each of them takes minutes; which ones are left out is arbitrary.
constexpr std::size_t every = 61;

bool is_taken(const std::string& definition) {
    try {
        static_cast<void>(read_definition(definition, "x.json"));
        return true;
    } catch (const Failure&) {
        return false;
    }
}

// What may stand in the place of any value.
const std::vector<JsonValue>& strange_values() {
    static const auto values = [] {
        std::vector<JsonValue> parsed;
        for (const auto* text :
             {"null", "true", "0", "-1", "0.5", "123456789012345678901234567890", "\"\"", "\"x\"",
              "\"/\"", "\"UAH\"", "[]", "{}", "[\"x\"]", "[[]]", "{\"x\":1}"}) {
            parsed.push_back(parse_json(text, JsonDialect::strict).value());
        }
        return parsed;
    }();
    return values;
}

// Each change of a tree in one place: another value, a member less, a member more.
void change_each(JsonValue& root, JsonValue& here, const std::function<void()>& look) {
    const auto original = here;
    for (const auto& value : strange_values()) {
        here = value;
        look();
    }
    here = original;
    for (std::size_t i = 0; i < here.members.size(); ++i) {
        auto member = std::move(here.members[i]);
        here.members.erase(here.members.begin() + static_cast<long>(i));
        look();
        here.members.insert(here.members.begin() + static_cast<long>(i), std::move(member));
    }
    if (here.type == JsonValue::Type::object) {
        here.members.push_back({"unknown", strange_values().front()});
        look();
        here.members.pop_back();
    }
    for (auto& member : here.members) {
        change_each(root, member.value, look);
    }
    for (auto& item : here.items) {
        change_each(root, item, look);
    }
}

}  // namespace

TEST_CASE("every built-in definition fits the schema") {
    const DefinitionSchema schema;
    for (const auto& provider : builtin_providers()) {
        CAPTURE(provider.name);
        CHECK(schema.fault_of(std::string(provider.json)) == "");
    }
}

TEST_CASE("the schema names what does not fit") {
    const DefinitionSchema schema;
    CHECK(schema.fault_of(test::changed_definition("\"format\": 1", "\"format\": 2")) ==
          "/format enum");
    CHECK(schema.fault_of(test::changed_definition("\"name\": \"example\",", "")) == " required");
    CHECK(schema.fault_of(std::string(test::small_definition)) == "");
}

TEST_CASE("a definition with a change that the reader takes fits the schema") {
    const DefinitionSchema schema;
    std::size_t looked = 0;
    std::size_t taken = 0;
    for (const auto& provider : builtin_providers()) {
        auto tree = parse_json(provider.json, JsonDialect::strict).value();
        change_each(tree, tree, [&] {
            if (++looked % every != 0) {
                return;
            }
            const auto text = json_text(tree);
            if (is_taken(text)) {
                ++taken;
                CAPTURE(text);
                CHECK(schema.fault_of(text) == "");
            }
        });
    }
    CHECK(taken > 100);
}
