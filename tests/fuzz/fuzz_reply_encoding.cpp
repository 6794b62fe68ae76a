// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A text survives the way through UTF-16 in both orders, text in UTF-8 is left as it is, and
// whatever else comes becomes a text of bounded size.
//
// The input: a Content-Type, byte 1, the body.

#include <cstdint>

#include "formats/reply_encoding.hpp"
#include "invariant.hpp"
#include "text/utf16.hpp"
#include "text/utf8.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

bool is_utf8(std::string_view text) {
    return first_broken_character(text) == std::string_view::npos;
}

void append_unit(std::string& bytes, char32_t unit, ByteOrder order) {
    const auto low = static_cast<char>(unit & 0xFFU);
    const auto high = static_cast<char>(unit >> 8U);
    bytes += order == ByteOrder::little ? low : high;
    bytes += order == ByteOrder::little ? high : low;
}

std::string as_utf16(std::string_view text, ByteOrder order) {
    std::string bytes;
    while (!text.empty()) {
        const auto character = *first_code_point(text);
        if (character.value < 0x10000) {
            append_unit(bytes, character.value, order);
        } else {
            const auto beyond = character.value - 0x10000;
            append_unit(bytes, 0xD800 + (beyond >> 10U), order);
            append_unit(bytes, 0xDC00 + (beyond & 0x3FFU), order);
        }
        text.remove_prefix(character.length);
    }
    return bytes;
}

// `text`: in UTF-8, without a mark.
void check_round_trip(const std::string& type, const std::string& text) {
    const bool is_plain = text.find('\0') == std::string::npos;
    require(!is_plain || reply_as_utf8(text, type) == text, "UTF-8 is left as it is");
    require(reply_as_utf8(std::string(utf8_byte_order_mark) + text, type) == text,
            "a mark is taken away");
    for (const auto order : {ByteOrder::little, ByteOrder::big}) {
        const std::string mark = order == ByteOrder::little ? "\xFF\xFE" : "\xFE\xFF";
        const auto bytes = as_utf16(text, order);
        require(utf16_as_utf8(bytes, order) == text, "a text survives UTF-16");
        require(!is_plain || reply_as_utf8(mark + bytes, type) == text, "a mark tells UTF-16");
        const bool is_evident = is_plain && text.size() > 1 && text[0] >= ' ' && text[0] < 0x7F;
        require(!is_evident || reply_as_utf8(bytes, type) == text, "zero bytes tell UTF-16");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [type, body] = fuzz::split(fuzz::text_of(data, size));
    const auto text = reply_as_utf8(body, type);
    require(text.size() <= 3 * body.size(), "at most three bytes for one");
    require(is_utf8(text) || text.size() <= body.size(), "what was decoded is UTF-8");
    if (is_utf8(text) && !text.starts_with(utf8_byte_order_mark)) {
        check_round_trip(type, text);
    }
    for (const auto order : {ByteOrder::little, ByteOrder::big}) {
        require(is_utf8(utf16_as_utf8(body, order)), "UTF-16 becomes UTF-8, whatever the bytes");
    }
    return 0;
}
