// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/has_word.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace balance {

namespace {

struct Letters {
    char32_t first;
    char32_t last;
};

// Of scripts that put blanks between words.
constexpr std::array<Letters, 8> letters = {{{0x00C0, 0x024F},
                                             {0x0370, 0x03FF},
                                             {0x0400, 0x052F},
                                             {0x0531, 0x0587},
                                             {0x05D0, 0x05EA},
                                             {0x0620, 0x06D3},
                                             {0x0900, 0x097F},
                                             {0x10A0, 0x10FF}}};

bool is_letter(char32_t c) {
    if (c < 0x80) {
        return is_alnum(static_cast<char>(c));
    }
    return c != 0xD7 && c != 0xF7 && std::ranges::any_of(letters, [c](const Letters& range) {
               return c >= range.first && c <= range.last;
           });
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || c == 0x3000;
}

// Capital letters that stand right before their small ones, by the remainder of their number.
bool is_capital_of_a_pair(char32_t c) {
    const bool latin_even = (c >= 0x0100 && c <= 0x0137) || (c >= 0x014A && c <= 0x0177);
    const bool latin_odd = (c >= 0x0139 && c <= 0x0148) || (c >= 0x0179 && c <= 0x017E);
    const bool cyrillic = (c >= 0x0460 && c <= 0x0481) || (c >= 0x048A && c <= 0x04BF) ||
                          (c >= 0x04D0 && c <= 0x052F);
    return ((latin_even || cyrillic) && c % 2 == 0) || (latin_odd && c % 2 == 1);
}

char32_t small_letter(char32_t c) {
    const bool by_32 = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
                       (c >= 0x0391 && c <= 0x03A9) || (c >= 0x0410 && c <= 0x042F);
    if (by_32) {
        return c + 32;
    }
    if (c >= 0x0400 && c <= 0x040F) {
        return c + 80;
    }
    return is_capital_of_a_pair(c) ? c + 1 : c;
}

// Small letters, and one blank for each run of white space.
std::u32string folded(std::string_view text) {
    std::u32string result;
    while (!text.empty()) {
        const auto character = first_code_point(text).value_or(CodePoint{replacement_character, 1});
        text.remove_prefix(character.length);
        if (!is_space(character.value)) {
            result += small_letter(character.value);
        } else if (result.empty() || result.back() != U' ') {
            result += U' ';
        }
    }
    return result;
}

}  // namespace

bool has_word(std::string_view text, std::string_view word) {
    const auto stands_alone = [](char32_t edge, char32_t beside) {
        const bool needs_no_blanks = edge >= 0x80 && !is_letter(edge);
        return needs_no_blanks || !is_letter(beside);
    };
    const auto haystack = folded(text);
    const auto needle = folded(word);
    for (auto at = haystack.find(needle); at != std::u32string::npos;
         at = haystack.find(needle, at + 1)) {
        const auto end = at + needle.size();
        const bool starts = at == 0 || stands_alone(needle.front(), haystack[at - 1]);
        const bool ends = end == haystack.size() || stands_alone(needle.back(), haystack[end]);
        if (starts && ends) {
            return true;
        }
    }
    return false;
}

}  // namespace balance
