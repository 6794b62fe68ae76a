// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/reply_encoding.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/text.hpp"
#include "core/utf16.hpp"
#include "core/utf8.hpp"
#include "provider/byte_encoding.hpp"

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
    static constexpr std::string_view unicode[] = {"UTF-8",    "UTF8",     "UTF-16",
                                                   "UTF-16LE", "UTF-16BE", "US-ASCII"};
    return std::ranges::find(unicode, upper(name)) != std::end(unicode) ||
           byte_encoding(name).has_value();
}

}  // namespace balance
