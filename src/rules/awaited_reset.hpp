// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A runway beside the next reset of a monthly quota: what ends behind it, ends not at all. WARNING
// and CRITICAL each look at their own time.
//
// A state is left only if a runway that is shorter by a room ends behind the reset, too: an
// estimate that hovers around it pages once.

#pragma once

#include <chrono>
#include <optional>

#include "core/message.hpp"
#include "core/state.hpp"
#include "core/wall_clock.hpp"
#include "rules/account_facts.hpp"
#include "rules/quota_reset.hpp"

namespace balance {

class AwaitedReset {
  public:
    // None where no reset is known, and where no end is near.
    [[nodiscard]] static std::optional<AwaitedReset> of(const AccountFacts& facts,
                                                        const TimeZone& zone);

    // The runway without the times that end behind the reset, but for what is shown.
    [[nodiscard]] Runway judged(State previous) const;

    // Before the money ends, as it is shown.
    [[nodiscard]] bool comes_first() const;

    // "; the quota is renewed before, by Tue 00:05".
    [[nodiscard]] Message words(const WallClock& clock) const;

  private:
    AwaitedReset(const Runway& runway, const QuotaReset& reset, SampleTime now)
        : runway_(runway), reset_(reset), now_(now) {}

    [[nodiscard]] bool is_before(std::chrono::seconds lasts) const;

    Runway runway_;
    QuotaReset reset_;
    SampleTime now_;
};

}  // namespace balance
