// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How often an account was topped up: its rises, without the small ones that are refunds and
// corrections.

#pragma once

#include <cstddef>
#include <span>

#include "samples/sample.hpp"

namespace balance {

// `usual_per_day` is what the account is expected to spend in a day (Runway::per_day), 0 where
// that is not known yet: then every rise counts that is not small beside the balances.
[[nodiscard]] std::size_t count_topups(std::span<const Sample> samples, double usual_per_day);

}  // namespace balance
