// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How texts and bytes are written inside of others: percent-encoding in URLs and forms, base64 in
// basic authentication, hexadecimal digits in signatures, character references in XML.

#pragma once

#include <string>
#include <string_view>

namespace balance {

// Everything but the unreserved characters of RFC 3986 as %XX with upper-case digits.
[[nodiscard]] std::string percent_encoded(std::string_view text);

// Every %XX as its byte; anything else stays.
[[nodiscard]] std::string percent_decoded(std::string_view text);

[[nodiscard]] std::string base64_encoded(std::string_view bytes);

// Lower-case digits.
[[nodiscard]] std::string hex_encoded(std::string_view bytes);

// For the text of an element and the value of an attribute.
[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace balance
