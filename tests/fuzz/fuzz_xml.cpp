// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// XML becomes a tree of bounded size that JSON can write and whose places find their values, or is
// refused with a reason.
//
// The input: a place, byte 1, the document.

#include <algorithm>
#include <cstdint>

#include "formats/json_pointer.hpp"
#include "formats/xml.hpp"
#include "invariant.hpp"
#include "text/utf8.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

void check_value(const JsonValue& value, int depth) {
    using enum JsonValue::Type;
    require(depth <= 33, "at most 32 levels of elements below the root, and attributes");
    require(value.items.empty(), "XML has no arrays");
    require(value.type == object || value.type == string || value.type == null, "no other types");
    require(value.type != null || (value.text.empty() && value.members.empty()), "null is nothing");
    require(first_broken_character(value.text) == std::string_view::npos, "UTF-8");
    bool elements = false;
    for (const auto& [name, member] : value.members) {
        require(!name.empty() && name != "@", "what is there has a name");
        require(!elements || !name.starts_with("@"), "attributes come first");
        elements = elements || !name.starts_with("@");
        check_value(member, depth + 1);
    }
    require(!elements || value.text.empty(), "what has elements has no text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [place, text] = fuzz::split(fuzz::text_of(data, size));
    const auto tree = parse_xml(text);
    if (!tree) {
        require(!tree.error().empty(), "a refusal has a reason");
        return 0;
    }
    require(tree->type == JsonValue::Type::object && tree->members.size() == 1, "one root");
    require(text.find("<!DOCTYPE") != 0, "no document type");
    check_value(*tree, 0);
    require(parse_json(json_text(*tree), JsonDialect::strict).has_value(), "a tree is JSON");
    const auto& root = tree->members.front();
    const auto pointer = JsonPointer::parse("/" + pointer_token(root.name));
    require(pointer && pointer->find_all(*tree).size() == 1, "the root element is at its place");
    if (const auto any = JsonPointer::parse(place)) {
        for (const auto& match : any->find_all(*tree)) {
            require(match.value != nullptr, "a match has a value");
            require(match.currency.empty() || any->tells_currency(), "a currency comes of a token");
        }
    }
    return 0;
}
