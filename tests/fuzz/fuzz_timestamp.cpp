// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Moments stay on the calendar and survive being written and read.

#include <cstdint>

#include "core/timestamp.hpp"
#include "core/wall_clock.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;
using namespace std::chrono;

namespace {

constexpr sys_seconds latest = sys_days(year(10'000) / January / 1) + hours(24);

void check_text(sys_seconds moment) {
    const auto text = timestamp_text(moment);
    const auto again = parse_timestamp(text);
    require(again.has_value() && *again == moment, "a moment as text reads back as itself");
    for (const auto ahead : {seconds(0), seconds(hours(24 * 6)), seconds(hours(24 * 400))}) {
        const auto words = WallClock().text(moment + ahead, moment);
        require(words.size() == 13 || words.size() == 10 || words.size() == 11,
                "people read a weekday and an hour, or a date");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto moment = parse_timestamp(text);
    if (!moment) {
        require(!moment.error().empty(), "a refusal has a reason");
        return 0;
    }
    const auto whole = floor<seconds>(*moment);
    require(whole >= sys_days(year(-1) / December / 30) && whole <= latest,
            "a moment is on the calendar");
    const auto day = year_month_day(floor<days>(whole));
    if (day.year() >= year(1000) && day.year() <= year(9999)) {
        check_text(whole);
    }
    return 0;
}
