// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/escape.hpp"

#include <charconv>
#include <string>

#include "text/ascii.hpp"

namespace balance {

namespace {

std::optional<unsigned> number(std::string_view digits, int base) {
    unsigned value = 0;
    const auto* end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, value, base);
    return result.ec == std::errc() && result.ptr == end ? std::optional(value) : std::nullopt;
}

// 16 for none.
unsigned hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<unsigned>(c - '0');
    }
    const char small = lower(c);
    return small >= 'a' && small <= 'f' ? static_cast<unsigned>(small - 'a' + 10) : 16;
}

}  // namespace

// By hand: it stands in the innermost loop of the masker.
std::optional<unsigned> hex_number(std::string_view text, std::size_t digits) {
    if (text.size() < digits) {
        return std::nullopt;
    }
    unsigned value = 0;
    for (const char c : text.substr(0, digits)) {
        const auto digit = hex_digit(c);
        if (digit > 15) {
            return std::nullopt;
        }
        value = value * 16 + digit;
    }
    return value;
}

std::optional<CodePoint> percent_escape(std::string_view text) {
    std::string bytes;
    while (bytes.size() < 4 && text.starts_with('%')) {
        const auto byte = hex_number(text.substr(1), 2);
        if (!byte) {
            break;
        }
        bytes += static_cast<char>(*byte);
        text.remove_prefix(3);
    }
    auto character = bytes.empty() ? std::nullopt : first_code_point(bytes);
    if (character) {
        character->length *= 3;
    }
    return character;
}

std::optional<CodePoint> json_escape(std::string_view text) {
    static constexpr std::size_t length = 6;
    const auto unit = [](std::string_view at) {
        return at.starts_with("\\u") ? hex_number(at.substr(2), 4) : std::nullopt;
    };
    const auto first = unit(text);
    if (!first) {
        return std::nullopt;
    }
    if (*first >= 0xD800 && *first < 0xDC00) {
        const auto second = unit(text.substr(length));
        return second && *second >= 0xDC00 && *second < 0xE000
                   ? std::optional<CodePoint>(
                         {0x10000 + (*first - 0xD800) * 0x400 + (*second - 0xDC00), 2 * length})
                   : std::nullopt;
    }
    return CodePoint{*first, length};
}

std::optional<CodePoint> numeric_entity(std::string_view text) {
    static constexpr std::size_t longest = 12;
    const auto end = text.substr(0, longest).find(';');
    if (!text.starts_with("&#") || end == std::string_view::npos) {
        return std::nullopt;
    }
    auto digits = text.substr(2, end - 2);
    const bool hexadecimal = !digits.empty() && lower(digits.front()) == 'x';
    digits.remove_prefix(hexadecimal ? 1 : 0);
    const auto value = number(digits, hexadecimal ? 16 : 10);
    return value ? std::optional<CodePoint>({*value, end + 1}) : std::nullopt;
}

}  // namespace balance
