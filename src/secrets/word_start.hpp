// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether a word begins at a place of a text. A letter or digit in front of it joins it to what
// stands there, but for the last one of an escape: "%3D", "\n", "\u0022".

#pragma once

#include <cstddef>
#include <string_view>

#include "text/ascii.hpp"

namespace balance {

[[nodiscard]] inline bool is_word_start(std::string_view text, std::size_t at) {
    if (at == 0 || !is_alnum(text[at - 1])) {
        return true;
    }
    const auto before = text.substr(0, at);
    const auto from_end = [before](std::size_t count) {
        return before.size() < count ? std::string_view() : before.substr(before.size() - count);
    };
    return from_end(3).starts_with('%') || from_end(2).starts_with('\\') ||
           from_end(6).starts_with("\\u");
}

}  // namespace balance
