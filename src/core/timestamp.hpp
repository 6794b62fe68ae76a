// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Moments as text.
//
// Read: seconds since 1970, whole or with a fraction, or ISO 8601, "2026-03-01T05:00:00Z": "T" or a
// blank in the middle, the seconds and their fraction may be missing, a zone is "Z", "+02:00" or
// none, which is UTC.

#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/expected.hpp"
#include "core/time_zone.hpp"

namespace balance {

[[nodiscard]] Expected<std::chrono::sys_time<std::chrono::milliseconds>> parse_timestamp(
    std::string_view text);

// "2026-03-01T05:00:00Z"; elsewhere than in UTC "2026-03-01T07:00:00+02:00".
[[nodiscard]] std::string timestamp_text(std::chrono::sys_seconds moment,
                                         const TimeZone& zone = {});

}  // namespace balance
