// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/utf8.hpp"

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
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < lead->smallest || surrogate || value > 0x10FFFF) {
        return std::nullopt;
    }
    return CodePoint{value, lead->length};
}

std::size_t first_broken_character(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto character = first_code_point(text.substr(at));
        if (!character) {
            return at;
        }
        at += character->length;
    }
    return std::string_view::npos;
}

}  // namespace balance
