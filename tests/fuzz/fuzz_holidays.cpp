// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Holidays are days that can be meant, and read back as they are written.

#include <cstdint>

#include "core/holidays.hpp"
#include "core/timestamp.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;
using namespace std::chrono;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto holidays = Holidays::parse(fuzz::text_of(data, size));
    if (!holidays) {
        return 0;
    }
    std::string text;
    for (const auto day : holidays->days()) {
        require(holidays->contains(year_month_day(day)), "a holiday is one of them");
        const auto year = year_month_day(day).year();
        require(year >= 2000y && year <= 2100y, "a holiday is in a year that can be meant");
        text += timestamp_text(sys_seconds(day.time_since_epoch())).substr(0, 10) + "\n";
    }
    const auto again = Holidays::parse(text);
    require(again.has_value() && *again == *holidays, "holidays read back as themselves");
    return 0;
}
