// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Reading UTF-8 strictly: no overlong forms, no surrogates, nothing above U+10FFFF.

#pragma once

#include <cstddef>
#include <optional>
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

}  // namespace balance
