// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A range as a person says it.

#pragma once

#include "core/message.hpp"
#include "core/range.hpp"

namespace balance {

// When it alerts: "below 50", "below 10 or above 20", "from 10 to 20", "never".
[[nodiscard]] Message in_words(const Range& range);

// How this amount breaks it: "below 50", "above 10", "inside 10 to 20".
[[nodiscard]] Message violation(const Range& range, const Amount& amount);

}  // namespace balance
