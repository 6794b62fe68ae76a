// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/local_clock.hpp"

#include <chrono>

namespace balance {

using std::chrono::floor;
using std::chrono::seconds;

SampleTime LocalClock::at(SampleTime moment) {
    const auto whole = floor<seconds>(moment);
    if (!period_ || whole < period_->begin || whole >= period_->end) {
        period_ = zone_.at(whole);
    }
    return moment + period_->offset;
}

SampleTime LocalClock::moment_of(SampleTime on_the_wall) const {
    const auto whole = floor<seconds>(on_the_wall);
    return zone_.moment_of(std::chrono::local_seconds(whole.time_since_epoch())) +
           (on_the_wall - whole);
}

}  // namespace balance
