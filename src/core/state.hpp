// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The four states of a check. The number of a state is its exit code.

#pragma once

#include <string_view>

namespace balance {

enum class State { ok = 0, warning = 1, critical = 2, unknown = 3 };

[[nodiscard]] constexpr std::string_view name_of(State state) {
    switch (state) {
        case State::ok:
            return "OK";
        case State::warning:
            return "WARNING";
        case State::critical:
            return "CRITICAL";
        case State::unknown:
            return "UNKNOWN";
    }
    return "UNKNOWN";
}

// OK, UNKNOWN, WARNING, CRITICAL: what is known to be bad is not hidden by what is not known.
[[nodiscard]] constexpr State worst_of(State left, State right) {
    constexpr int ranks[] = {0, 2, 3, 1};
    return ranks[static_cast<int>(left)] < ranks[static_cast<int>(right)] ? right : left;
}

[[nodiscard]] constexpr int exit_code(State state) {
    return static_cast<int>(state);
}

}  // namespace balance
