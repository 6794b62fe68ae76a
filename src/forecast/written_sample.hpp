// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The times and balances of a CSV as dashboards and spreadsheets write them.
//
// A time is one of core/timestamp.hpp, a date alone (its first moment, UTC), or a count of
// milli-, micro- or nanoseconds since 1970, told by its size. A balance is a plain amount, or a
// number for people that can only be read in one way: "1234,56", "1.234,56", "1,234.56",
// "1,234,567". "1,234" is none; "1.234" is the plain amount.

#pragma once

#include <string>
#include <string_view>

#include "core/amount.hpp"
#include "core/expected.hpp"
#include "forecast/running_spend.hpp"

namespace balance {

// Whether a field stands for a balance that is not known: empty, or a word for that.
[[nodiscard]] bool is_no_value(std::string_view field);

[[nodiscard]] Expected<SampleTime> written_time(std::string_view field);

struct WrittenBalance {
    Amount amount;
    char decimal_sign;  // that the notation tells, "." or ","; 0 where it does not
};

// The error says what is wrong with the balance.
[[nodiscard]] Expected<WrittenBalance> written_balance(std::string_view field);

}  // namespace balance
