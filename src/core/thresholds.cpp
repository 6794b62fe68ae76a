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

std::string disorder_of(const Thresholds& thresholds) {
    if (!thresholds.warning || !thresholds.critical) {
        return {};
    }
    const auto& warning = *thresholds.warning;
    const auto& critical = *thresholds.critical;
    if (warning.inside() || critical.inside()) {
        return {};
    }
    if (warning.start() && critical.start() && *critical.start() > *warning.start()) {
        return "the critical floor " + critical.start()->text() + " is above the warning floor " +
               warning.start()->text();
    }
    if (warning.end() && critical.end() && *critical.end() < *warning.end()) {
        return "the critical ceiling " + critical.end()->text() + " is below the warning ceiling " +
               warning.end()->text();
    }
    return {};
}

}  // namespace balance
