// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The name of a figure in the performance data.

#pragma once

#include <algorithm>
#include <string_view>

namespace balance {

// [a-z][a-z0-9_]{0,18}: unique in its first 19 characters, never in need of quotes.
[[nodiscard]] constexpr bool is_label(std::string_view text) {
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    return !text.empty() && text.size() <= 19 && is_lower(text.front()) &&
           std::ranges::all_of(
               text, [&](char c) { return is_lower(c) || (c >= '0' && c <= '9') || c == '_'; });
}

// What the program's own performance data is called.
[[nodiscard]] constexpr bool is_taken_label(std::string_view text) {
    return text == "time" || text == "runway" || text == "spend" || text == "topups";
}

}  // namespace balance
