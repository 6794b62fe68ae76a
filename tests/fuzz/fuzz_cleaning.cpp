// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Cleaned text is one line of valid UTF-8 that nothing acts on, and short enough.

#include <cstdint>

#include "invariant.hpp"
#include "output/cleaning.hpp"
#include "text/utf8.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

std::size_t characters_of(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const auto character = first_code_point(text);
        require(character.has_value(), "valid UTF-8");
        const auto value = character->value;
        require(value >= 0x20 && (value < 0x7F || value > 0x9F), "no control character");
        require(value < 0x200B || value > 0x200F, "no zero-width character");
        require(value < 0x2028 || value > 0x202E, "no line or bidirectional character");
        require(value < 0x2060 || value > 0x206F, "no format character");
        require(value != 0xFEFF && value != 0xAD, "no format character");
        text.remove_prefix(character->length);
        ++count;
    }
    return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    for (const std::size_t limit : {0U, 1U, 7U, 120U}) {
        const auto clean = cleaned(text, limit);
        require(characters_of(clean) <= limit, "short enough");
        require(clean.find_first_of("|<>`\\$&\n") == std::string::npos, "nothing acts");
        require(!clean.starts_with(' ') && !clean.ends_with(' '), "no blanks at the ends");
        require(clean.find("  ") == std::string::npos, "no runs of blanks");
        require(cleaned(clean, limit) == clean, "clean text stays");
        const auto part = shortened(clean, size / 2);
        require(part.size() <= size / 2 && clean.starts_with(part), "a beginning");
        characters_of(part);
    }
    return 0;
}
