// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "output/cleaning.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"

namespace balance {

namespace {

struct Span {
    char32_t first;
    char32_t last;
};

// Controls, separators and everything of Unicode's category Cf, and the letters that show nothing.
constexpr std::array<Span, 38> invisible = {{
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
    {0x0600, 0x0605},   {0x061C, 0x061C},   {0x06DD, 0x06DD},   {0x070F, 0x070F},
    {0x0890, 0x0891},   {0x08E2, 0x08E2},   {0x115F, 0x1160},   {0x17B4, 0x17B5},
    {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
    {0x2800, 0x2800},   {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},   {0xFDD0, 0xFDEF},
    {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1345F}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}, {0x1FFFE, 0x1FFFF}, {0x2FFFE, 0x2FFFF},
    {0x3FFFE, 0x3FFFF}, {0xE000, 0xF8FF},   {0xF0000, 0xFFFFF}, {0x100000, 0x10FFFF},
    {0x2000, 0x200A},   {0x00A0, 0x00A0},
}};

bool is_invisible(char32_t character) {
    return std::ranges::any_of(invisible, [character](const Span& span) {
        return character >= span.first && character <= span.last;
    });
}

bool acts(char32_t character) {
    return character < 0x80 && std::string_view("|<>`\\$&").find(static_cast<char>(character)) !=
                                   std::string_view::npos;
}

}  // namespace

std::string cleaned(std::string_view foreign, std::size_t max_characters) {
    std::string result;
    std::size_t characters = 0;
    bool blank_waits = false;
    while (!foreign.empty()) {
        const auto character = first_code_point(foreign);
        const auto bytes = foreign.substr(0, character ? character->length : 1);
        foreign.remove_prefix(bytes.size());
        if (character && (character->value == ' ' || is_invisible(character->value))) {
            blank_waits = !result.empty();
            continue;
        }
        const std::size_t needed = blank_waits ? 2 : 1;
        if (characters + needed > max_characters) {
            break;
        }
        characters += needed;
        if (blank_waits) {
            result += ' ';
            blank_waits = false;
        }
        if (!character || acts(character->value)) {
            result += '?';
        } else {
            result += bytes;
        }
    }
    return result;
}

std::string_view shortened(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) {
        return text;
    }
    auto end = max_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
        --end;
    }
    return text.substr(0, end);
}

}  // namespace balance
