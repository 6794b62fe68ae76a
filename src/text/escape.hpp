// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// One character as an escape at the front of a text writes it, with the bytes that it takes there;
// nothing where no such escape begins.

#pragma once

#include <optional>
#include <string_view>

#include "text/utf8.hpp"

namespace balance {

// The number that the first so many hexadecimal digits of a text are, or nothing.
[[nodiscard]] std::optional<unsigned> hex_number(std::string_view text, std::size_t digits);

// "%2F", "%C2%A0": UTF-8, byte by byte.
[[nodiscard]] std::optional<CodePoint> percent_escape(std::string_view text);

// "\u002f", "\ud83d\udd11"
[[nodiscard]] std::optional<CodePoint> json_escape(std::string_view text);

// "&#47;", "&#x2F;"
[[nodiscard]] std::optional<CodePoint> numeric_entity(std::string_view text);

}  // namespace balance
