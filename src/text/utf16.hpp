// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Texts from outside that may be in UTF-16, as UTF-8.
//
// A byte order mark tells UTF-16, or the zero bytes of what can be nothing else: RFC 4627's way,
// for texts of four bytes or more that begin with an ASCII character. UTF-32 is not read: its zero
// bytes stay, and refuse it wherever a text may not hold them.

#pragma once

#include <string>
#include <string_view>

namespace balance {

inline constexpr std::string_view utf8_byte_order_mark = "\xEF\xBB\xBF";

enum class ByteOrder { little, big };

// What is no character, a lone surrogate or half a unit at the end, becomes U+FFFD.
[[nodiscard]] std::string utf16_as_utf8(std::string_view bytes, ByteOrder order);

// Without byte order marks; a text that is not UTF-16 is not changed otherwise.
[[nodiscard]] std::string unicode_as_utf8(std::string text);

}  // namespace balance
