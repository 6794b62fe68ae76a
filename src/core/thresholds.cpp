// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/thresholds.hpp"

namespace balance {

State Thresholds::state_of(const Amount& value) const {
    if (critical && critical->alerts_on(value)) {
        return State::critical;
    }
    if (warning && warning->alerts_on(value)) {
        return State::warning;
    }
    return State::ok;
}

const Range* Thresholds::crossed_by(const Amount& value) const {
    switch (state_of(value)) {
        case State::critical:
            return &*critical;
        case State::warning:
            return &*warning;
        default:
            return nullptr;
    }
}

Fault disorder_of(const Thresholds& thresholds) {
    if (!thresholds.warning || !thresholds.critical) {
        return std::nullopt;
    }
    const auto& warning = *thresholds.warning;
    const auto& critical = *thresholds.critical;
    if (warning.inside() || critical.inside()) {
        return std::nullopt;
    }
    if (warning.start() && critical.start() && *critical.start() > *warning.start()) {
        return Message("the critical floor ")
               << *critical.start() << " is above the warning floor " << *warning.start();
    }
    if (warning.end() && critical.end() && *critical.end() < *warning.end()) {
        return Message("the critical ceiling ")
               << *critical.end() << " is below the warning ceiling " << *warning.end();
    }
    return std::nullopt;
}

}  // namespace balance
