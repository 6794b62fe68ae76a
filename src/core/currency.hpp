// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The code of a currency, or of another unit that an account counts in.

#pragma once

#include <algorithm>
#include <string_view>

#include "core/text.hpp"

namespace balance {

// 2 to 12 letters or digits: UAH, USDT, SMS.
[[nodiscard]] constexpr bool is_currency(std::string_view text) {
    return text.size() >= 2 && text.size() <= 12 &&
           std::ranges::all_of(text, [](char c) { return is_alnum(c); });
}

}  // namespace balance
