// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/utf8.hpp"

namespace balance {

namespace {

struct Lead {
    std::size_t length;
    char32_t bits;
    char32_t smallest;
};

std::optional<Lead> lead_of(unsigned char byte) {
    if (byte < 0x80) {
        return Lead{1, byte, 0};
    }
    if ((byte & 0xE0U) == 0xC0) {
        return Lead{2, byte & 0x1FU, 0x80};
    }
    if ((byte & 0xF0U) == 0xE0) {
        return Lead{3, byte & 0x0FU, 0x800};
    }
    if ((byte & 0xF8U) == 0xF0) {
        return Lead{4, byte & 0x07U, 0x10000};
    }
    return std::nullopt;
}

bool is_character(char32_t value) {
    return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

}  // namespace

std::optional<CodePoint> first_code_point(std::string_view text) {
    const auto lead = lead_of(static_cast<unsigned char>(text.front()));
    if (!lead || text.size() < lead->length) {
        return std::nullopt;
    }
    char32_t value = lead->bits;
    for (std::size_t i = 1; i < lead->length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80) {
            return std::nullopt;
        }
        value = value << 6U | (byte & 0x3FU);
    }
    if (value < lead->smallest || !is_character(value)) {
        return std::nullopt;
    }
    return CodePoint{value, lead->length};
}

std::size_t first_broken_character(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        // Most of a megabyte is ASCII.
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const auto character = first_code_point(text.substr(at));
        if (!character) {
            return at;
        }
        at += character->length;
    }
    return std::string_view::npos;
}

void append_utf8(std::string& text, char32_t value) {
    if (!is_character(value)) {
        value = replacement_character;
    }
    if (value < 0x80) {
        text += static_cast<char>(value);
        return;
    }
    const unsigned followers = value < 0x800 ? 1 : value < 0x10000 ? 2 : 3;
    constexpr unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(leads[followers] | value >> (6 * followers));
    for (unsigned left = followers; left > 0; --left) {
        text += static_cast<char>(0x80U | (value >> (6 * (left - 1)) & 0x3FU));
    }
}

}  // namespace balance
