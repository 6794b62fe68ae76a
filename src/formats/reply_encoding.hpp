// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The body of a reply in UTF-8, whichever encoding it came in: decoded once, at the door, so that
// every format, pattern and shown text reads the same characters.
//
// What the bytes themselves tell counts first: a byte order mark, then the zero bytes of UTF-16,
// then that they are UTF-8, which is hardly ever so by chance. Only of other bytes the names count,
// the charset of the Content-Type before the encoding of an XML declaration, as far as
// formats/byte_encoding.hpp knows them. What nothing fits stays as it came.

#pragma once

#include <string>
#include <string_view>

namespace balance {

// `content_type`: of the response; "" where none is known. Bytes that are no character of the named
// encoding become U+FFFD: a figure with one is no number.
[[nodiscard]] std::string reply_as_utf8(std::string body, std::string_view content_type);

// Whether a reply in an encoding of this name can be read, in any case. Of a Unicode encoding:
// where its bytes are UTF-8 or UTF-16.
[[nodiscard]] bool is_known_encoding(std::string_view name);

}  // namespace balance
