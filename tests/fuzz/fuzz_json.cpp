// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// JSON becomes a tree whose values its pointers find, or an error inside the text.

#include <algorithm>
#include <cstdint>

#include "formats/json.hpp"
#include "formats/json_pointer.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

// Every value is found at its own place.
void check_places(const JsonValue& root,
                  const JsonValue& value,
                  const std::string& place,
                  int depth) {
    require(depth <= 32, "at most 32 levels");
    const auto pointer = JsonPointer::parse(place);
    require(pointer.has_value(), "a place is a pointer");
    const auto found = pointer->find_all(root);
    require(std::ranges::any_of(found, [&](const auto& match) { return match.value == &value; }),
            "a value is found at its place");
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        check_places(root, value.items[i], place + "/" + std::to_string(i), depth + 1);
    }
    for (const auto& [name, member] : value.members) {
        // Braces around a name are for placeholders and brackets for selections, and "name[0]" is
        // taken for an index; such a member cannot be named.
        const bool placeholder = name.starts_with('{') && name.ends_with('}');
        const bool bracketed = name.ends_with(']') && name.find('[') != std::string::npos;
        if (!placeholder && !bracketed) {
            check_places(root, member, place + "/" + pointer_token(name), depth + 1);
        }
    }
}

void check_types(const JsonValue& value) {
    using enum JsonValue::Type;
    require(value.type == array || value.items.empty(), "only arrays have items");
    require(value.type == object || value.members.empty(), "only objects have members");
    require(value.type != number ||
                value.text.find_first_not_of("+-.0123456789eE") == std::string::npos,
            "a number keeps its text");
    for (const auto& item : value.items) {
        check_types(item);
    }
    for (const auto& [name, member] : value.members) {
        check_types(member);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [place, text] = fuzz::split(fuzz::text_of(data, size));
    const auto lenient = parse_json(text, JsonDialect::lenient);
    const auto strict = parse_json(text, JsonDialect::strict);
    require(lenient.has_value() || !strict, "what is strict JSON is lenient JSON");
    if (!lenient) {
        require(lenient.error().offset <= text.size(), "an error inside the text");
        require(!lenient.error().reason.empty(), "an error has a reason");
        return 0;
    }
    check_types(*lenient);
    if (size < 2000) {
        check_places(*lenient, *lenient, "", 0);
    }
    if (const auto pointer = JsonPointer::parse(place)) {
        for (const auto& match : pointer->find_all(*lenient)) {
            require(match.value != nullptr, "a match has a value");
        }
    }
    return 0;
}
