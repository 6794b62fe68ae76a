// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A template expands where all of its placeholders are known, and to its own text where each stands
// for itself.

#include <cstdint>

#include "definition/text_template.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

std::string doubled_braces(const std::string& text) {
    std::string result;
    for (const char c : text) {
        result.append(c == '{' || c == '}' ? 2 : 1, c);
    }
    return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto literal = TextTemplate::parse(doubled_braces(text));
    require(literal.has_value() && literal->placeholders().empty(), "doubled braces are literal");
    require(literal->expand({}) == text, "doubled braces are single ones");
    const auto parsed = TextTemplate::parse(text);
    if (!parsed) {
        require(!parsed.error().empty(), "a refusal has a reason");
        return 0;
    }
    PlaceholderValues values;
    for (const auto& name : parsed->placeholders()) {
        require(!name.empty(), "a placeholder has a name");
        values.emplace(name, "x{y}z");
    }
    require(parsed->expand(values).has_value(), "all values are known");
    require(parsed->expand({}).has_value() == values.empty(), "a missing value is no text");
    return 0;
}
