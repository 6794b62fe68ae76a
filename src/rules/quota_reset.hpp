// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// When a monthly quota is reset the next time: known once two rises came on the same day of
// consecutive months, by the clock on the wall, and led to the same figure. The 29th to the 31st
// are the last day of a shorter month.
//
// Who believes in a reset that does not come is not warned, so a doubt counts against it. No reset
// are: rises among others of their kind (a person, or an automatic recharge, which fills up to a
// figure whenever it is needed), top-ups of an amount that lead to different figures, what undoes a
// drop, and what did not come when it was due. Where as much was left both times, it may be a
// recharge at a low balance: then it takes a third month. Pure.

#pragma once

#include <optional>
#include <span>

#include "core/time_zone.hpp"
#include "samples/rise_log.hpp"

namespace balance {

struct QuotaReset {
    // Where the moment is not known exactly, the latest. Of one that is late: until when it is
    // waited for.
    SampleTime by;
    bool is_late = false;
};

// No reset is further ahead.
inline constexpr std::chrono::days longest_month{32};

// From the rises of at least the last hundred days, up to now. The days are those of `zone`.
[[nodiscard]] std::optional<QuotaReset> next_quota_reset(std::span<const Rise> rises,
                                                         SampleTime now,
                                                         const TimeZone& zone);

}  // namespace balance
