// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Hours of a week read back as they are written, and their last moment is never ahead.

#include <cstdint>

#include "core/working_hours.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;
using namespace std::chrono;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto working = WorkingHours::parse(fuzz::text_of(data, size));
    if (!working) {
        require(!working.error().empty(), "a refusal has a reason");
        return 0;
    }
    const auto again = WorkingHours::parse(working->text());
    require(again.has_value() && *again == *working, "hours as text read back as themselves");
    const sys_seconds begin = sys_days(2026y / March / 27);
    for (auto moment = begin; moment < begin + days(8); moment += minutes(97)) {
        const auto last = working->last_moment(moment, {}, {});
        require(last && *last <= moment && moment - *last < days(7), "each week has such hours");
        require(working->last_moment(*last, {}, {}) == last, "it is its own last moment");
    }
    return 0;
}
