// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether a word or phrase stands in a text of UTF-8, whatever the case and the white space, with
// no letter or digit beside it.
//
// Cases are known for Latin, Greek and Cyrillic. Scripts that put no blanks between words, as
// Chinese does, have no letters in this sense: a phrase in the middle of a sentence counts.

#pragma once

#include <string_view>

namespace balance {

[[nodiscard]] bool has_word(std::string_view text, std::string_view word);

}  // namespace balance
