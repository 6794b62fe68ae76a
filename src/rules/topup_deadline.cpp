// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/topup_deadline.hpp"

#include <algorithm>

#include "core/duration.hpp"

namespace balance {

namespace {

using namespace std::chrono;

seconds left_until(seconds lasts,
                   sys_seconds now,
                   const WorkingHours& hours,
                   const Calendar& calendar) {
    const auto moment = hours.last_moment(now + lasts, calendar.clock.zone, calendar.holidays);
    return moment ? std::max(*moment - now, seconds(0)) : seconds(0);
}

State state_at(const RunwayRule& rule, seconds left) {
    Runway runway;
    runway.lasts = left;
    return rule.judge(runway, State::ok);
}

}  // namespace

TopupDeadline::TopupDeadline(seconds lasts,
                             sys_seconds now,
                             const WorkingHours& hours,
                             const Calendar& calendar)
    : lasts_(lasts),
      left_(left_until(lasts, now, hours, calendar)),
      left_of_shorter_(left_until(cleared_by(lasts), now, hours, calendar)),
      moment_(calendar.clock.minute_text(now + left_, now)) {}

State TopupDeadline::judge(const RunwayRule& rule, State previous) const {
    const auto state = state_at(rule, left_);
    if (previous != State::warning && previous != State::critical) {
        return state;
    }
    const auto held = state_at(rule, left_of_shorter_);
    return worst_of(state, held == State::critical ? previous : held);
}

Message TopupDeadline::words() const {
    if (left_ == lasts_) {
        return {};
    }
    if (is_over()) {
        return "; no top-up hour is left before that: pay in now";
    }
    return Message("; pay in before ") << Own{moment_} << ", in " << Own{duration_text(left_)};
}

}  // namespace balance
