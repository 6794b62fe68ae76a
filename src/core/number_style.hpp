// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How a provider writes numbers for people: "1,234.56", "1.234,56", "1 234,56", "1'234.56",
// "1234,56". A style is named by such a sample.
//
// The integer part may be grouped by threes or not at all; anything between is not this style. A
// blank may be a no-break or thin space, an apostrophe a typographic one, a minus the mathematical
// sign: what formatting for people emits.
// The plain notation of Amount is the rule where nothing else is said.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/amount.hpp"
#include "core/expected.hpp"

namespace balance {

class NumberStyle {
  public:
    static std::optional<NumberStyle> of_sample(std::string_view sample);

    // The samples, for messages.
    [[nodiscard]] static std::string samples();

    // The same number as Amount::parse takes it. The error is always that it is none.
    [[nodiscard]] Expected<std::string, AmountFault> plain(std::string_view written) const;

  private:
    NumberStyle(char group_separator, char decimal_point)
        : group_separator_(group_separator), decimal_point_(decimal_point) {}

    char group_separator_;  // 0: none
    char decimal_point_;
};

}  // namespace balance
