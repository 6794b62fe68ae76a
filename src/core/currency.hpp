// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The code of a currency, or of another unit that an account counts in.

#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/ascii.hpp"

namespace balance {

// 2 to 12 letters or digits: UAH, USDT, SMS.
[[nodiscard]] constexpr bool is_currency(std::string_view text) {
    return text.size() >= 2 && text.size() <= 12 &&
           std::ranges::all_of(text, [](char c) { return is_alnum(c); });
}

// One name for each currency, in upper case: some are met under an older or colloquial code. Codes
// from before a redenomination (BYR, TRL) are other money and stay what they are.
[[nodiscard]] inline std::string usual_code(std::string_view code) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> other_codes = {
        {{"RUR", "RUB"}, {"RMB", "CNY"}, {"NIS", "ILS"}, {"NTD", "TWD"}}};
    auto usual = upper(code);
    for (const auto& [other, name] : other_codes) {
        if (usual == other) {
            usual = name;
        }
    }
    return usual;
}

}  // namespace balance
