// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The Retry-After header: whole seconds, or one of the three date forms of HTTP (RFC 9110).

#pragma once

#include <chrono>
#include <ctime>
#include <optional>
#include <string>

namespace balance {

// From `now` on; a date in the past is 0 s. Nothing where it is neither.
[[nodiscard]] std::optional<std::chrono::seconds> parse_retry_after(const std::string& value,
                                                                    std::time_t now);

}  // namespace balance
