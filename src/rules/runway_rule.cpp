// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/runway_rule.hpp"

#include <algorithm>
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

bool RunwayRule::is_over(const Runway& runway, const RunwayAlert& alert, double balance) const {
    const auto paid = balance - alert.lowest;
    return paid > 0 && paid >= payment_of_a_day * runway.per_day &&
           exceeds(runway, alert.state, room_after_payment);
}

RunwayAlert RunwayRule::judge(const Runway& runway,
                              SampleTime now,
                              double balance,
                              const RunwayAlert& previous) const {
    const auto begun_with = [&](State state) {
        return state == State::ok ? RunwayAlert() : RunwayAlert{state, {}, balance};
    };
    const auto state = begun(runway);
    if (previous.state == State::ok || is_over(runway, previous, balance)) {
        return begun_with(state);
    }
    RunwayAlert alert{worst_of(previous.state, state), {}, std::min(previous.lowest, balance)};
    if (alert.state == state || !exceeds(runway, previous.state, clearly)) {
        return alert;
    }
    alert.clearly_since = previous.clearly_since.value_or(now);
    return now - *alert.clearly_since >= for_long ? begun_with(state) : alert;
}

}  // namespace balance
