// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The two levels on the balance. A level that is not given never alerts; critical counts first.

#pragma once

#include <optional>

#include "core/fault.hpp"
#include "core/range.hpp"
#include "core/state.hpp"

namespace balance {

struct Thresholds {
    std::optional<Range> warning;
    std::optional<Range> critical;

    [[nodiscard]] bool is_given() const { return warning || critical; }

    [[nodiscard]] State state_of(const Amount& value) const;

    // The range that made the state: absent for OK.
    [[nodiscard]] const Range* crossed_by(const Amount& value) const;
};

// What is wrong with the order of the two levels: a critical floor above the warning floor
// or a critical ceiling below the warning ceiling would skip the warning. "@" ranges have neither.
[[nodiscard]] Fault disorder_of(const Thresholds& thresholds);

}  // namespace balance
