// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/runway_rule.hpp"

namespace balance {

namespace {

// A fifth: what a runway must exceed its threshold by before the state is left.
constexpr int room = 5;

bool is_short(std::chrono::seconds lasts, std::optional<std::chrono::seconds> threshold, bool on) {
    if (!threshold) {
        return false;
    }
    return lasts < (on ? clears_above(*threshold) : *threshold);
}

}  // namespace

std::chrono::seconds clears_above(std::chrono::seconds threshold) {
    return threshold + threshold / room;
}

std::chrono::seconds cleared_by(std::chrono::seconds lasts) {
    return lasts * room / (room + 1);
}

State RunwayRule::judge(const Runway& runway, State previous) const {
    if (!runway.lasts) {
        return State::ok;
    }
    if (is_short(*runway.lasts, critical, previous == State::critical)) {
        return State::critical;
    }
    const bool on = previous == State::warning || previous == State::critical;
    return is_short(*runway.lasts, warning, on) ? State::warning : State::ok;
}

}  // namespace balance
