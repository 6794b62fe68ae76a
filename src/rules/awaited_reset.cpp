// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/awaited_reset.hpp"

#include "rules/runway_rule.hpp"

namespace balance {

namespace {

using namespace std::chrono;

bool is_near(const std::optional<seconds>& lasts) {
    return lasts && *lasts <= longest_month;
}

}  // namespace

std::optional<AwaitedReset> AwaitedReset::of(const AccountFacts& facts, const TimeZone& zone) {
    const auto& runway = *facts.runway;
    if (!is_near(runway.lasts) && !is_near(runway.likely_lasts) && !is_near(runway.surely_lasts)) {
        return std::nullopt;
    }
    const auto reset = next_quota_reset(facts.rises, facts.now, zone);
    return reset ? std::optional(AwaitedReset(runway, *reset, facts.now)) : std::nullopt;
}

bool AwaitedReset::is_before(seconds lasts) const {
    return now_ + lasts > reset_.by;
}

bool AwaitedReset::comes_first() const {
    return is_near(runway_.lasts) && is_before(*runway_.lasts);
}

Runway AwaitedReset::judged(State previous) const {
    auto judged = runway_;
    for (auto* lasts : {&judged.likely_lasts, &judged.surely_lasts}) {
        if (*lasts && is_before(previous == State::ok ? **lasts : shorter_by_a_room(**lasts))) {
            lasts->reset();
        }
    }
    return judged;
}

Message AwaitedReset::words(const WallClock& clock) const {
    const auto moment = clock.text(floor<seconds>(reset_.by), floor<seconds>(now_));
    return reset_.is_late ? Message("; the quota is late, awaited until ") << Own{moment}
                          : Message("; the quota is renewed before, by ") << Own{moment};
}

}  // namespace balance
