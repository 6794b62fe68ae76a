// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Durations as people write and read them.
//
// Read: a decimal number and a unit, s, m, h, d or w: "90m", "36h", "7d", "1.5d"; or a number
// alone, which is seconds: schedulers hand 3d over as "259200" or "259200.000000". Above 0. A
// duration is whole seconds, at most ten years; a bound for something short takes the exact
// seconds. Said: the two largest units, "2 d 4 h", "5 min".

#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/amount.hpp"
#include "core/expected.hpp"

namespace balance {

// The seconds in such a text, with their fraction.
[[nodiscard]] Expected<Amount> parse_seconds(std::string_view text);

[[nodiscard]] Expected<std::chrono::seconds> parse_duration(std::string_view text);

[[nodiscard]] std::string duration_text(std::chrono::seconds duration);

}  // namespace balance
