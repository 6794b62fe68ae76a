// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The value of one option, read and checked. Each function throws the Failure that names the
// option, what is wrong with its value and what would be right.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "config/settings.hpp"

namespace balance {

// For values that may have plain blanks around them.
[[nodiscard]] GivenOption without_outer_blanks(GivenOption option);

[[nodiscard]] Url url_value(const GivenOption& option);
[[nodiscard]] std::pair<std::string, std::string> param_value(const GivenOption& option);
[[nodiscard]] Range range_value(const GivenOption& option);
[[nodiscard]] Amount amount_value(const GivenOption& option);
[[nodiscard]] std::string currency_value(const GivenOption& option);
[[nodiscard]] std::pair<std::optional<FailureKind>, State> failure_state_value(
    const GivenOption& option);
[[nodiscard]] Timeout timeout_value(const GivenOption& option);
[[nodiscard]] int retries_value(const GivenOption& option);
[[nodiscard]] std::string proxy_value(const GivenOption& option);
[[nodiscard]] HttpMethod http_method_value(const GivenOption& option);
[[nodiscard]] PerfdataThresholds perfdata_thresholds_value(const GivenOption& option);

// Seconds with up to three decimals, exactly three where they are wanted.
[[nodiscard]] Amount shown_seconds(std::chrono::milliseconds duration, bool three_decimals);

}  // namespace balance
