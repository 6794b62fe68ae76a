// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "text/fixed_text.hpp"

#include <array>
#include <charconv>

namespace balance {

std::string fixed_text(double value, int decimals) {
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed, decimals)
                         .ptr;
    return {digits.data(), end};
}

}  // namespace balance
