// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Percent-encoding for URLs and forms, and base64 for basic authentication.

#pragma once

#include <string>
#include <string_view>

namespace balance {

// Everything but the unreserved characters of RFC 3986 as %XX with upper-case digits.
[[nodiscard]] std::string percent_encoded(std::string_view text);

// Every %XX as its byte; anything else stays.
[[nodiscard]] std::string percent_decoded(std::string_view text);

[[nodiscard]] std::string base64_encoded(std::string_view bytes);

}  // namespace balance
