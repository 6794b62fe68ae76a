// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/encoding.hpp"

#include <charconv>

#include "text/ascii.hpp"

namespace balance {

std::string percent_encoded(std::string_view text) {
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        if (is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            result += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            result += {'%', hex[byte >> 4U], hex[byte & 15U]};
        }
    }
    return result;
}

std::string percent_decoded(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        unsigned byte = 0;
        const auto digits = text.front() == '%' ? text.substr(1, 2) : std::string_view();
        const auto* end = digits.data() + digits.size();
        if (digits.size() == 2 && std::from_chars(digits.data(), end, byte, 16).ptr == end) {
            result += static_cast<char>(byte);
            text.remove_prefix(3);
        } else {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

std::string base64_encoded(std::string_view bytes) {
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    unsigned buffer = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8U | static_cast<unsigned char>(c)) & 0xFFFFFFU;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            result += digits[(buffer >> bits) & 63U];
        }
    }
    if (bits > 0) {
        result += digits[(buffer << (6 - bits)) & 63U];
    }
    result.append((4 - result.size() % 4) % 4, '=');
    return result;
}

std::string hex_encoded(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        result += {digits[byte >> 4U], digits[byte & 15U]};
    }
    return result;
}

std::string xml_escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&apos;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

}  // namespace balance
