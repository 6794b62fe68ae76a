// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether a text begins with a secret, however its characters are written: raw, percent-encoded,
// "+" for a blank, as JSON escapes (also escaped ones), as HTML entities, or mixed; and with line
// breaks or invisible characters between them (secrets/word_break.hpp).

#pragma once

#include <cstddef>
#include <string_view>

namespace balance {

// The bytes at the front of `text` that spell the whole secret; the longest spelling, 0 for none.
[[nodiscard]] std::size_t spelled_length(std::string_view text, std::string_view secret);

}  // namespace balance
