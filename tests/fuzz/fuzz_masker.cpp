// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A secret in any text, each of its characters in any encoding, whole or broken by what nobody
// sees, never survives masking, nor without the blanks at its ends.
//
// The input: the secret, byte 1, a text, byte 1, the bytes that choose the encodings.

#include <array>
#include <cstdint>
#include <optional>

#include "invariant.hpp"
#include "secrets/masker.hpp"
#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/misleading.hpp"
#include "text/utf8.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

std::string hex(unsigned value, int digits, bool upper_case) {
    static constexpr std::array<std::string_view, 2> alphabets = {"0123456789abcdef",
                                                                  "0123456789ABCDEF"};
    std::string result;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        result += alphabets.at(upper_case ? 1 : 0)[value >> static_cast<unsigned>(shift) & 15U];
    }
    return result;
}

std::string percent(std::string_view bytes, bool upper_case) {
    std::string result;
    for (const char c : bytes) {
        result += "%" + hex(static_cast<unsigned char>(c), 2, upper_case);
    }
    return result;
}

std::string json_escape(char32_t value, bool upper_case) {
    if (value < 0x10000) {
        return "\\u" + hex(value, 4, upper_case);
    }
    const auto offset = value - 0x10000;
    return "\\u" + hex(0xD800 + (offset >> 10U), 4, upper_case) + "\\u" +
           hex(0xDC00 + (offset & 0x3FFU), 4, upper_case);
}

std::string html(std::string_view bytes) {
    if (bytes == "&") {
        return "&amp;";
    }
    if (bytes == "<") {
        return "&lt;";
    }
    if (bytes == ">") {
        return "&gt;";
    }
    return bytes == "\"" ? "&quot;" : std::string(bytes);
}

std::string spelt(const std::string& secret, const std::string& choices) {
    std::string result;
    std::string_view rest = secret;
    for (std::size_t i = 0; !rest.empty(); ++i) {
        const auto choice = i < choices.size() ? static_cast<unsigned char>(choices[i]) : 0U;
        const auto character = first_code_point(rest);
        const auto bytes = rest.substr(0, character ? character->length : 1);
        const bool upper_case = (choice & 8U) != 0;
        switch (choice & 7U) {
            case 1:
                result += percent(bytes, upper_case);
                break;
            case 2:
                result +=
                    character ? json_escape(character->value, upper_case) : std::string(bytes);
                break;
            case 3:
                result += html(bytes);
                break;
            case 4:
                result += bytes == " " ? "+" : bytes;
                break;
            case 5:
                result += bytes == "\"" || bytes == "\\" || bytes == "/" ? "\\" : "";
                result += bytes;
                break;
            case 6:
                result += std::string(bytes) + (upper_case ? "\xE2\x80\x8B" : "\\u200b");
                break;
            case 7:
                result += std::string(bytes) + (upper_case ? "\r\n" : "%0A");
                break;
            default:
                result += bytes;
        }
        rest.remove_prefix(bytes.size());
    }
    return result;
}

constexpr std::size_t hidden_anywhere = 6;

// Long enough to be hidden inside of words, and no mask itself.
bool is_fit(const std::string& secret) {
    return secret.size() >= hidden_anywhere && secret.size() <= 16 &&
           secret.find('*') == std::string::npos && !has_control_character(secret);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parts = fuzz::pieces(fuzz::text_of(data, size));
    if (parts.size() != 3 || !is_fit(parts[0]) || size > 400) {
        return 0;
    }
    const auto& secret = parts[0];
    const auto& text = parts[1];
    Masker masker;
    masker.add(secret);
    masker.add_pair("user", secret);
    const auto middle = text.size() / 2;
    const std::string ends_trimmed(without_hidden_ends(secret));
    const auto& trimmed = ends_trimmed.size() < hidden_anywhere ? secret : ends_trimmed;
    for (const auto& form :
         {spelt(secret, parts[2]), secret, trimmed, percent_encoded(secret), base64_encoded(secret),
          percent_encoded(base64_encoded(secret)), base64_encoded("user:" + secret)}) {
        const auto masked = masker.mask(text.substr(0, middle) + form + text.substr(middle));
        require(masked.find(form) == std::string::npos, "the form is gone");
        require(masked.find(secret) == std::string::npos, "the secret is gone");
        require(masked.find(Masker::mask_text) != std::string::npos, "a mask is there");
    }
    return 0;
}
