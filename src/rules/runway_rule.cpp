// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/runway_rule.hpp"

#include <cmath>

namespace balance {

namespace {

using std::chrono::seconds;

constexpr double clearly = 1.5;  // times the threshold
constexpr std::chrono::hours for_long(6);
// What a payment must lead to, and how much of a day's spend it is.
constexpr double room_after_payment = 1.2;
constexpr double payment_of_a_day = 0.1;

seconds times(seconds threshold, double factor) {
    return seconds(std::llround(static_cast<double>(threshold.count()) * factor));
}

bool is_short(const std::optional<seconds>& lasts, const std::optional<seconds>& threshold) {
    return lasts && threshold && *lasts < *threshold;
}

}  // namespace

seconds clears_above(seconds threshold) {
    return times(threshold, clearly);
}

seconds shorter_by_a_room(seconds lasts) {
    return times(lasts, 1 / room_after_payment);
}

State RunwayRule::begun(const Runway& runway) const {
    if (is_short(runway.surely_lasts, critical)) {
        return State::critical;
    }
    return is_short(runway.likely_lasts, warning) ? State::warning : State::ok;
}

bool RunwayRule::exceeds(const Runway& runway, State state, double factor) const {
    const auto& threshold = state == State::critical ? critical : warning;
    const auto& lasts = state == State::critical ? runway.surely_lasts : runway.likely_lasts;
    return !threshold || !lasts || *lasts > times(*threshold, factor);
}

RunwayAlert RunwayRule::judge(const Runway& runway,
                              SampleTime now,
                              double rise,
                              const RunwayAlert& previous) const {
    const auto state = begun(runway);
    if (state == previous.state || worst_of(state, previous.state) == state) {
        return {state, {}};
    }
    const bool is_paid = rise > 0 && rise >= payment_of_a_day * runway.per_day;
    if (is_paid && exceeds(runway, previous.state, room_after_payment)) {
        return {state, {}};
    }
    if (!exceeds(runway, previous.state, clearly)) {
        return {previous.state, {}};
    }
    const auto since = previous.clearly_since.value_or(now);
    return now - since >= for_long ? RunwayAlert{state, {}} : RunwayAlert{previous.state, since};
}

}  // namespace balance
