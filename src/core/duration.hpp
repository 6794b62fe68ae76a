// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Durations as people write and read them.
//
// Read: a decimal number and a unit, s, m, h, d or w: "90m", "36h", "7d", "1.5d"; above 0, at most
// ten years. A number alone is none: seconds or days would be a guess. Said: the two largest units,
// "2 d 4 h", "5 min".

#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/expected.hpp"

namespace balance {

[[nodiscard]] Expected<std::chrono::seconds> parse_duration(std::string_view text);

[[nodiscard]] std::string duration_text(std::chrono::seconds duration);

}  // namespace balance
