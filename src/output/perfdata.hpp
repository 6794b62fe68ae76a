// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// One metric of the performance data: label=value[unit];[warn];[crit];[min];[max].
//
// Labels are those of core/label.hpp. The unit is "" or "s"; never a currency, which Icinga 2 would
// take for a physical unit. Trailing empty fields are left out. A figure that is not known has no
// metric; there is no "U".

#pragma once

#include <string>

#include "core/amount.hpp"
#include "core/thresholds.hpp"

namespace balance {

// How thresholds are written: as the bare bound where a range is a plain floor or ceiling (Icinga's
// metric writers drop anything else), always as a range, or not at all.
enum class PerfdataThresholds { bound, range, none };

struct Perfdata {
    std::string label;
    Amount value;
    std::string unit;
    std::string warning;
    std::string critical;
    std::string minimum;
    std::string maximum;

    [[nodiscard]] std::string text() const;
};

[[nodiscard]] Perfdata judged_perfdata(std::string label,
                                       const Amount& value,
                                       const Thresholds& thresholds,
                                       PerfdataThresholds style);

}  // namespace balance
