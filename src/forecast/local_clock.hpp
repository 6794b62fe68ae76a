// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The times of samples by the clock on the wall, by which people spend. Within the forecast every
// time is such a one: an hour of the log is an hour there.
//
// An hour that comes twice counts once, what was spent in its second half is not looked at; one
// that is jumped over makes an interval longer than it was.

#pragma once

#include <optional>

#include "core/time_zone.hpp"
#include "samples/sample.hpp"

namespace balance {

class LocalClock {
  public:
    LocalClock() = default;
    explicit LocalClock(TimeZone zone) : zone_(std::move(zone)) {}

    [[nodiscard]] SampleTime at(SampleTime moment);
    [[nodiscard]] SampleTime moment_of(SampleTime on_the_wall) const;

  private:
    TimeZone zone_;
    std::optional<TimeZone::Period> period_;  // of the last moment
};

}  // namespace balance
