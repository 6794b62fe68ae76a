// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The verdict: a balance against its thresholds. Pure.

#pragma once

#include <optional>

#include "core/state.hpp"
#include "core/thresholds.hpp"
#include "provider/balance.hpp"

namespace balance {

struct Evaluation {
    State state = State::ok;
    Balance balance;
    Thresholds thresholds;
    std::optional<Range> crossed;  // what made the state; absent for OK
};

[[nodiscard]] Evaluation evaluate(Balance balance, const Thresholds& thresholds);

}  // namespace balance
