// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What breaks a word that is one all the same: a line break with the indentation behind it, or a
// character that nobody sees, raw or as an escape of JSON, HTML or a URL.

#pragma once

#include <cstddef>
#include <string_view>

namespace balance {

// The bytes of the break with which a text begins, 0 for none. The word goes on with `next`: a
// blank of its own is no indentation.
[[nodiscard]] std::size_t word_break_length(std::string_view text, char next);

}  // namespace balance
