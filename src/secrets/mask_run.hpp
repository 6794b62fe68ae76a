// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What stands in the place of hidden characters: "****", "......", "\u2022\u2022", "%2A%2A",
// "&hellip;", "xxxxx", "[REDACTED]"; raw, or as an escape of JSON, HTML or a URL.
//
// Stars, dots, # and their like of Unicode may be mixed; x, X, - and _ stand for hidden characters
// only in a run of their own. An ellipsis, and a word in brackets, count as three.

#pragma once

#include <cstddef>
#include <string_view>

namespace balance {

struct MaskRun {
    std::size_t length = 0;  // bytes
    std::size_t count = 0;   // characters that it stands for, 0 for none
    char32_t first = 0;
};

// The mask at the front of a text, 0 for none.
[[nodiscard]] char32_t first_mask(std::string_view text);

// The run at the front of a text.
[[nodiscard]] MaskRun mask_run(std::string_view text);

// Whether the text ends with a mask that a run with this first character would have gone on from.
[[nodiscard]] bool ends_inside_run(std::string_view text, char32_t first);

// Whether a character of ASCII, as it stands, belongs to the same run as that one.
[[nodiscard]] bool joins_run(char character, char32_t first);

// x, X, - or _
[[nodiscard]] bool is_weak_mask(char32_t character);

}  // namespace balance
