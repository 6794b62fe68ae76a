// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Makes text from outside harmless for what reads our output: Nagios, a shell, a terminal, a page.
//
// Letters of every script stay. Replaced are: | < > ` \ $ & and broken UTF-8 by "?", control, line
// break, format, bidirectional and invisible characters by a blank. Runs of blanks become one, none
// stays at the ends, and the result is cut to a number of characters, never inside one.
// It does not mask secrets: that is done before, on the raw text (secrets/masker.hpp).

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace balance {

[[nodiscard]] std::string cleaned(std::string_view foreign, std::size_t max_characters);

// The longest beginning of a valid text with at most this many bytes that ends at a character's
// end.
[[nodiscard]] std::string_view shortened(std::string_view text, std::size_t max_bytes);

}  // namespace balance
