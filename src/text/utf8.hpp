// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Reading UTF-8 strictly: no overlong forms, no surrogates, nothing above U+10FFFF; and writing it.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace balance {

struct CodePoint {
    char32_t value;
    std::size_t length;  // bytes
};

// The character at the front of a text that is not empty, or nothing where its bytes are broken.
[[nodiscard]] std::optional<CodePoint> first_code_point(std::string_view text);

// Where the first broken character starts, or npos.
[[nodiscard]] std::size_t first_broken_character(std::string_view text);

// What stands where a character was that could not be read.
inline constexpr char32_t replacement_character = 0xFFFD;

// What is no character is written as the replacement character.
void append_utf8(std::string& text, char32_t value);

}  // namespace balance
