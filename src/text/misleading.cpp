// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/misleading.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "text/ascii.hpp"
#include "text/invisible.hpp"
#include "text/utf8.hpp"

namespace balance {

namespace {

struct Named {
    char32_t first;
    char32_t last;
    std::string_view name;
};

constexpr char32_t byte_order_mark = 0xFEFF;

constexpr std::array<Named, 32> hidden = {{
    {0x0080, 0x009F, "a control character"},
    {0x00A0, 0x00A0, "a no-break space"},
    {0x00AD, 0x00AD, "a soft hyphen"},
    {0x061C, 0x061C, "a mark of the writing direction"},
    {0x115F, 0x1160, "an invisible letter"},
    {0x1680, 0x1680, "a typographic space"},
    {0x180E, 0x180E, "a zero-width space"},
    {0x2000, 0x2006, "a typographic space"},
    {0x2007, 0x2007, "a figure space"},
    {0x2008, 0x200A, "a typographic space"},
    {0x200B, 0x200B, "a zero-width space"},
    {0x200C, 0x200C, "a zero-width non-joiner"},
    {0x200D, 0x200D, "a zero-width joiner"},
    {0x200E, 0x200F, "a mark of the writing direction"},
    {0x2028, 0x2028, "a line separator"},
    {0x2029, 0x2029, "a paragraph separator"},
    {0x202A, 0x202E, "a mark of the writing direction"},
    {0x202F, 0x202F, "a narrow no-break space"},
    {0x205F, 0x205F, "a typographic space"},
    {0x2060, 0x2060, "a zero-width word joiner"},
    {0x2061, 0x2064, "an invisible operator"},
    {0x2066, 0x2069, "a mark of the writing direction"},
    {0x2800, 0x2800, "a braille blank"},
    {0x3000, 0x3000, "an ideographic space"},
    {0x3164, 0x3164, "an invisible letter"},
    {0xE000, 0xF8FF, "a character for private use"},
    {0xFE00, 0xFE0F, "a variation selector"},
    {byte_order_mark, byte_order_mark, "a byte order mark"},
    {0xFFA0, 0xFFA0, "an invisible letter"},
    {0xFFF9, 0xFFFB, "an invisible annotation mark"},
    {0xE0000, 0xE007F, "an invisible tag"},
    {0xE0100, 0xE01EF, "a variation selector"},
}};

constexpr std::array<Named, 15> look_alikes = {{
    {0x00AB, 0x00AB, "a typographic quotation mark"},
    {0x00BB, 0x00BB, "a typographic quotation mark"},
    {0x0660, 0x0669, "an Arabic digit"},
    {0x066B, 0x066C, "an Arabic separator"},
    {0x06F0, 0x06F9, "an Arabic digit"},
    {0x2010, 0x2011, "a typographic hyphen"},
    {0x2012, 0x2013, "an en dash"},
    {0x2014, 0x2015, "an em dash"},
    {0x2018, 0x201F, "a typographic quotation mark"},
    {0x2024, 0x2026, "an ellipsis"},
    {0x2032, 0x2033, "a prime"},
    {0x2212, 0x2212, "a minus sign of typography"},
    {0x2236, 0x2236, "a ratio sign in place of a colon"},
    {0xFF01, 0xFF5E, "a full-width character"},
    {0x1D7CE, 0x1D7FF, "a mathematical digit"},
}};

constexpr std::array<Named, 2> letters = {{
    {0x0370, 0x03FF, "a Greek letter"},
    {0x0400, 0x052F, "a Cyrillic letter"},
}};

template <std::size_t Count>
std::string_view name_in(const std::array<Named, Count>& table, char32_t character) {
    const auto* found = std::ranges::find_if(table, [character](const Named& named) {
        return character >= named.first && character <= named.last;
    });
    return found == table.end() ? std::string_view() : found->name;
}

// What is invisible is text/invisible.cpp's to say: what has no name of its own here is called so.
std::string_view name_of_hidden(char32_t character) {
    if (character < 0x80 || !is_invisible(character)) {
        return {};
    }
    const auto name = name_in(hidden, character);
    return name.empty() ? "an invisible character" : name;
}

std::string_view name_of_misleading(char32_t character) {
    const auto name = name_of_hidden(character);
    return name.empty() ? name_in(look_alikes, character) : name;
}

// A byte that is no UTF-8 counts as a character of Latin-1, but for its controls: in their places
// Windows has letters and signs.
CodePoint lone_byte(char c) {
    const auto value = static_cast<unsigned char>(c);
    return {value < 0xA0 ? replacement_character : static_cast<char32_t>(value), 1};
}

CodePoint character_at_front(std::string_view text) {
    const auto character = first_code_point(text);
    return character ? *character : lone_byte(text.front());
}

CodePoint last_character(std::string_view text) {
    auto start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 &&
           (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) {
        --start;
    }
    const auto character = first_code_point(text.substr(start));
    return character && start + character->length == text.size() ? *character
                                                                 : lone_byte(text.back());
}

std::string first_named(std::string_view text,
                        const std::function<std::string_view(char32_t)>& name_of) {
    while (!text.empty()) {
        // Nothing of ASCII is in a table, and most of what is looked at is long and ASCII.
        const auto plain = static_cast<std::size_t>(
            std::ranges::find_if(text, [](char c) { return (c & 0x80) != 0; }) - text.begin());
        text.remove_prefix(plain);
        if (text.empty()) {
            break;
        }
        const auto character = character_at_front(text);
        if (const auto name = name_of(character.value); !name.empty()) {
            return std::string(name);
        }
        text.remove_prefix(character.length);
    }
    return {};
}

// What the character makes of the end where it stands.
std::optional<HiddenEnd> hidden_end(std::string_view begins_or_ends, char32_t character) {
    const auto name = name_of_hidden(character);
    if (name.empty()) {
        return std::nullopt;
    }
    const bool is_mark = character == byte_order_mark;
    return HiddenEnd{is_mark ? HiddenEnd::Kind::byte_order_mark : HiddenEnd::Kind::other,
                     std::string(begins_or_ends) + " with " + std::string(name)};
}

// A variation selector that makes a coloured heart of a heart.
bool ends_with_emoji(std::string_view text) {
    static constexpr std::string_view selector = "\xEF\xB8\x8F";
    return text.size() > selector.size() && text.ends_with(selector) &&
           (text[text.size() - selector.size() - 1] & 0x80) != 0;
}

bool counts_for_nothing(char32_t character) {
    return character == ' ' || is_invisible(character);
}

}  // namespace

std::optional<HiddenEnd> hidden_at_an_end(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return HiddenEnd{HiddenEnd::Kind::byte_order_mark,
                         "begins with the byte order mark of UTF-16"};
    }
    // A plain blank in front of it hides it no less.
    const auto plain = trimmed(text);
    if (plain.empty()) {
        return std::nullopt;
    }
    if (auto hidden = hidden_end("begins", character_at_front(plain).value)) {
        return hidden;
    }
    return ends_with_emoji(plain) ? std::nullopt : hidden_end("ends", last_character(plain).value);
}

std::string_view without_hidden_ends(std::string_view text) {
    while (!text.empty() && counts_for_nothing(character_at_front(text).value)) {
        text.remove_prefix(character_at_front(text).length);
    }
    while (!text.empty() && counts_for_nothing(last_character(text).value)) {
        text.remove_suffix(last_character(text).length);
    }
    return text;
}

std::string without_hidden(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto character = character_at_front(text);
        if (character.value < 0x80 || !is_invisible(character.value)) {
            result += text.substr(0, character.length);
        }
        text.remove_prefix(character.length);
    }
    return result;
}

std::string misleading_character(std::string_view text) {
    auto name = first_named(text, name_of_misleading);
    if (name.empty() && text.starts_with(' ')) {
        return "a blank at its beginning";
    }
    return name.empty() && text.ends_with(' ') ? "a blank at its end" : name;
}

std::string foreign_letter_in(std::string_view text) {
    return first_named(text, [](char32_t character) { return name_in(letters, character); });
}

}  // namespace balance
