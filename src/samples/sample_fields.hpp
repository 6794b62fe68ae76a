// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The times and balances of a CSV as dashboards and spreadsheets write them.
//
// A time is one of core/timestamp.hpp, "02.03.2026 05:00:00" (the day first), a date alone (its
// first moment, UTC), or a count of milli-, micro- or nanoseconds since 1970, told by its size;
// from 2000 to 2100. A balance is a plain amount, or a number for people that can only be read in
// one way: "1234,56", "1.234,56", "1,234.56", "1,234,567". "1,234" is none; "1.234" is the plain
// amount as far as its file does not have points between thousands.

#pragma once

#include <string>
#include <string_view>

#include "core/amount.hpp"
#include "core/expected.hpp"
#include "core/message.hpp"
#include "samples/sample.hpp"

namespace balance {

// Whether a field stands for a balance that is not known: empty, a word for that, or a failed
// formula.
[[nodiscard]] bool is_no_value(std::string_view field);

// The error says what is wrong with the time.
[[nodiscard]] Expected<SampleTime, Message> written_time(std::string_view field);

struct WrittenBalance {
    Amount amount;
    char decimal_sign;  // that the notation tells, "." or ","; 0 where it does not
    // "1.234": its point may stand between thousands.
    bool may_be_thousands = false;
};

// The error says what is wrong with the balance.
[[nodiscard]] Expected<WrittenBalance, Message> written_balance(std::string_view field);

// What the two above can read, and times of other years, times of day and local dates with
// slashes.
[[nodiscard]] bool is_number_or_time(std::string_view field);

}  // namespace balance
