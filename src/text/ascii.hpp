// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Small helpers for ASCII text. None of them looks at the locale.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balance {

[[nodiscard]] constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

// Letters and digits of ASCII.
[[nodiscard]] constexpr bool is_alnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

[[nodiscard]] constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Without the blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

[[nodiscard]] std::string lower(std::string_view text);
[[nodiscard]] std::string upper(std::string_view text);
[[nodiscard]] bool equal_ignoring_case(std::string_view left, std::string_view right);

// True where the text has a byte below 0x20, or 0x7F.
[[nodiscard]] bool has_control_character(std::string_view text);

// "a second line", "a control character (a tab)": what the first control character is.
[[nodiscard]] std::optional<std::string> control_character_in(std::string_view text);

// Lines without their ends, LF or CR LF; a last line end opens no further line.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

// "a, b or c"
[[nodiscard]] std::string listed(const std::vector<std::string>& items, std::string_view last);

// The candidate that a person most likely meant: one that the word begins, or one that differs in
// few letters; "" where none is near.
[[nodiscard]] std::string nearest(std::string_view word,
                                  const std::vector<std::string>& candidates);

}  // namespace balance
