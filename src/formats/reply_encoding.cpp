// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/reply_encoding.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "formats/byte_encoding.hpp"
#include "text/ascii.hpp"
#include "text/utf16.hpp"
#include "text/utf8.hpp"

namespace balance {

namespace {

constexpr std::string_view white_space = " \t\r\n";

std::string_view without_white_space_before(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(white_space), text.size()));
}

// "text/xml; charset=windows-1251"
std::string_view charset_of(std::string_view content_type) {
    for (auto at = content_type.find(';'); at != std::string_view::npos;
         at = content_type.find(';')) {
        content_type.remove_prefix(at + 1);
        const auto parameter = trimmed(content_type.substr(0, content_type.find(';')));
        const auto equals = parameter.find('=');
        if (equals != std::string_view::npos &&
            equal_ignoring_case(trimmed(parameter.substr(0, equals)), "charset")) {
            auto name = trimmed(parameter.substr(equals + 1));
            if (name.size() >= 2 && name.front() == '"' && name.back() == '"') {
                name = name.substr(1, name.size() - 2);
            }
            return name;
        }
    }
    return {};
}

// "<?xml version='1.0' encoding='windows-1251'?>"
std::string_view declared_encoding(std::string_view body) {
    auto text = without_white_space_before(body);
    if (!text.starts_with("<?xml")) {
        return {};
    }
    text = text.substr(0, text.find("?>"));
    const auto at = text.find("encoding");
    if (at == std::string_view::npos) {
        return {};
    }
    text = without_white_space_before(text.substr(at + std::string_view("encoding").size()));
    if (!text.starts_with('=')) {
        return {};
    }
    text = without_white_space_before(text.substr(1));
    if (!text.starts_with('"') && !text.starts_with('\'')) {
        return {};
    }
    return text.substr(1, text.find(text.front(), 1) - 1);
}

// "ISO-10646-UCS-2" as "ISO10646UCS2"
std::string letters_and_digits(std::string_view name) {
    auto text = upper(name);
    std::erase_if(text, [](char c) { return !is_alnum(c); });
    return text;
}

// UTF-7 is none of these: its bytes are ASCII, and mean something else.
bool is_unicode(std::string_view name) {
    static constexpr std::string_view names[] = {
        "ASCII",        "USASCII",      "UTF8",        "UTF8BOM",       "UTF8MB4",
        "UTF8SIG",      "CESU8",        "UTF16",       "UTF32",         "UCS2",
        "UCS4",         "UNICODE",      "UNICODEFFFE", "UNICODE11UTF8", "ISO10646",
        "ISO10646UCS2", "ISO10646UCS4", "CSUNICODE",   "CSUCS4"};
    auto text = letters_and_digits(name);
    if (text.ends_with("LE") || text.ends_with("BE")) {
        text.resize(text.size() - 2);
    }
    return std::ranges::find(names, text) != std::end(names);
}

std::string as_utf8(std::string_view bytes, const ByteEncoding& encoding) {
    std::string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto value = encoding.at(static_cast<unsigned char>(c));
        append_utf8(text, value < 0 ? replacement_character : static_cast<char32_t>(value));
    }
    return text;
}

}  // namespace

std::string reply_as_utf8(std::string body, std::string_view content_type) {
    const bool is_marked = body.starts_with(utf8_byte_order_mark);
    auto text = unicode_as_utf8(std::move(body));
    if (is_marked || first_broken_character(text) == std::string::npos) {
        return text;
    }
    for (const auto name : {charset_of(content_type), declared_encoding(text)}) {
        if (const auto encoding = byte_encoding(name)) {
            return as_utf8(text, *encoding);
        }
    }
    return text;
}

bool is_known_encoding(std::string_view name) {
    return is_unicode(name) || byte_encoding(name).has_value();
}

}  // namespace balance
