// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The words of a verdict or of a failure. Pure.

#pragma once

#include <optional>
#include <string>

#include "config/settings.hpp"
#include "core/failure.hpp"
#include "output/report.hpp"
#include "rules/verdict.hpp"

namespace balance {

struct ReportContext {
    std::string provider;                           // "" where there is none
    std::string account;                            // "" where it has no name
    bool insecure = false;                          // no certificate check
    std::optional<std::chrono::milliseconds> took;  // absent where nobody was asked
};

[[nodiscard]] Report report_of(const Verdict& verdict,
                               const Settings& settings,
                               const ReportContext& context);

// A balance that could not be learned has no performance data.
[[nodiscard]] Report report_of(const Failure& failure, State state, const ReportContext& context);

}  // namespace balance
