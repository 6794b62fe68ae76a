// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How often an account was topped up: its rises, without the small ones that are refunds and
// corrections, and without those that belong to a drop which they undo or which undid them.

#pragma once

#include <cstddef>
#include <span>

#include "samples/sample.hpp"

namespace balance {

// `balances`: of the samples in their order, estimated. `usual_per_day` is what the account is
// expected to spend in a day (Runway::per_day), 0 where that is not known yet: then every rise
// counts that is not small beside the balances. `samples`: as many, if it is known of which kind
// their rises are.
[[nodiscard]] std::size_t count_topups(std::span<const double> balances,
                                       double usual_per_day,
                                       std::span<const Sample> samples = {});

}  // namespace balance
