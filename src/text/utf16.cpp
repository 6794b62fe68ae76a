// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/utf16.hpp"

#include <cstddef>
#include <optional>

#include "text/utf8.hpp"

namespace balance {

namespace {

constexpr std::string_view little_mark = "\xFF\xFE";
constexpr std::string_view big_mark = "\xFE\xFF";

char32_t unit_at(std::string_view bytes, std::size_t at, ByteOrder order) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return order == ByteOrder::little ? first | second << 8U : first << 8U | second;
}

bool is_high_surrogate(char32_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool is_low_surrogate(char32_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

bool is_ascii_text(char32_t unit) {
    return (unit >= 0x20 && unit < 0x7F) || unit == '\t' || unit == '\r' || unit == '\n';
}

bool has_mark(std::string_view text, std::string_view mark) {
    // FF FE 00 00 is the mark of UTF-32.
    return text.starts_with(mark) && (text.size() < 4 || text[2] != 0 || text[3] != 0);
}

// The order of a text that has no mark and still can be nothing but UTF-16.
std::optional<ByteOrder> evident_order(std::string_view text) {
    if (text.size() < 4 || text.size() % 2 != 0) {
        return std::nullopt;
    }
    for (const auto order : {ByteOrder::little, ByteOrder::big}) {
        if (is_ascii_text(unit_at(text, 0, order)) && unit_at(text, 2, order) != 0) {
            return order;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string utf16_as_utf8(std::string_view bytes, ByteOrder order) {
    std::string text;
    text.reserve(bytes.size());
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        auto value = unit_at(bytes, at, order);
        const bool pair = is_high_surrogate(value) && at + 3 < bytes.size() &&
                          is_low_surrogate(unit_at(bytes, at + 2, order));
        if (pair) {
            const auto low = unit_at(bytes, at + 2, order);
            value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
            at += 2;
        }
        append_utf8(text, value);
    }
    if (at < bytes.size()) {
        append_utf8(text, replacement_character);
    }
    return text;
}

std::string unicode_as_utf8(std::string text) {
    const std::string_view bytes = text;
    if (has_mark(bytes, little_mark)) {
        text = utf16_as_utf8(bytes.substr(little_mark.size()), ByteOrder::little);
    } else if (has_mark(bytes, big_mark)) {
        text = utf16_as_utf8(bytes.substr(big_mark.size()), ByteOrder::big);
    } else if (const auto order = evident_order(bytes)) {
        text = utf16_as_utf8(bytes, *order);
    }
    // Programs that join files leave the mark of each.
    while (text.starts_with(utf8_byte_order_mark)) {
        text.erase(0, utf8_byte_order_mark.size());
    }
    return text;
}

}  // namespace balance
