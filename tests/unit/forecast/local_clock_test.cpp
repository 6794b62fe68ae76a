// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "forecast/local_clock.hpp"

#include <doctest/doctest.h>

#include "forecast/spend_history.hpp"

using namespace balance;
using namespace std::chrono;

namespace {

// In Kyiv the clocks go from 03:00 to 04:00 on 29 March 2026, and back on 25 October.
const auto kyiv = TimeZone::named("Europe/Kyiv").value();

SampleTime at(sys_days day, int hour) {
    return day + hours(hour);
}

}  // namespace

TEST_CASE("a sample has the time that the clock on the wall shows, and can be led back from it") {
    struct Row {
        SampleTime moment;
        SampleTime on_the_wall;
    };
    LocalClock clock(kyiv);
    for (const auto& row : {
             Row{at(2026y / March / 28, 12), at(2026y / March / 28, 14)},
             Row{at(2026y / March / 29, 0), at(2026y / March / 29, 2)},
             Row{at(2026y / March / 29, 1), at(2026y / March / 29, 4)},
             Row{at(2026y / October / 24, 12), at(2026y / October / 24, 15)},
             Row{at(2026y / October / 25, 12), at(2026y / October / 25, 14)},
         }) {
        CHECK(clock.at(row.moment) == row.on_the_wall);
        CHECK(clock.moment_of(row.on_the_wall) == row.moment);
    }
    CHECK(LocalClock().at(at(2026y / July / 1, 5)) == at(2026y / July / 1, 5));
}

TEST_CASE("people spend by the clock on the wall, also behind a change of the clocks") {
    // From 08:00 to 20:00 in Kyiv, 2 an hour, for five weeks before Sunday's change.
    SpendHistory history(kyiv);
    LocalClock clock(kyiv);
    double spent = 0;
    const auto end = at(2026y / March / 30, 5);  // Monday, 08:00 in Kyiv
    for (auto time = at(2026y / February / 22, 0); time <= end; time += minutes(15)) {
        const auto wall = clock.at(time);
        const auto hour = duration_cast<hours>(wall - floor<days>(wall)).count();
        history.add(time, spent);
        spent += hour >= 8 && hour < 20 ? 0.5 : 0;
    }
    // Six hours' money is used up at 14:00 in Kyiv, where it would be 15:00 by UTC's clock.
    const auto lasts = history.runway(12).lasts.value();
    CHECK(abs(end + lasts - at(2026y / March / 30, 11)) < minutes(20));
}
