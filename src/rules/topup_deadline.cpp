// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/topup_deadline.hpp"

#include <algorithm>
#include <functional>

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

using Counted = std::function<seconds(seconds)>;

Runway counted(Runway runway, const Counted& count) {
    for (auto* time : {&runway.lasts, &runway.likely_lasts, &runway.surely_lasts}) {
        if (*time) {
            *time = count(**time);
        }
    }
    return runway;
}

}  // namespace

TopupDeadline::TopupDeadline(const Runway& runway,
                             sys_seconds now,
                             const WorkingHours& hours,
                             const Calendar& calendar)
    : lasts_(*runway.lasts),
      left_(left_until(lasts_, now, hours, calendar)),
      counted_(
          counted(runway, [&](seconds lasts) { return left_until(lasts, now, hours, calendar); })),
      counted_shorter_(counted(runway,
                               [&](seconds lasts) {
                                   return left_until(shorter_by_a_room(lasts), now, hours,
                                                     calendar);
                               })),
      moment_(calendar.clock.minute_text(now + left_, now)) {}

RunwayAlert TopupDeadline::judge(const RunwayRule& rule,
                                 SampleTime now,
                                 double balance,
                                 const RunwayAlert& previous) const {
    auto alert = rule.judge(counted_, now, balance, previous);
    if (previous.state == State::ok || alert == previous) {
        return alert;
    }
    auto held = rule.judge(counted_shorter_, now, balance, previous);
    const bool is_worse = worst_of(alert.state, held.state) != alert.state;
    return is_worse && worst_of(held.state, previous.state) == previous.state ? held : alert;
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
