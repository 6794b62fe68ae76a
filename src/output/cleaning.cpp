// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "output/cleaning.hpp"

#include "text/invisible.hpp"
#include "text/utf8.hpp"

namespace balance {

namespace {

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
