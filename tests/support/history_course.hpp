// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A balance by a rule, and a history of it: months of it are there at once, what matters is
// recorded check by check.

#pragma once

#include <algorithm>
#include <string>

#include "history_database.hpp"

namespace balance::test {

// A balance that is polled in such steps from noon on: it falls by 0.01 a poll, and each 300th
// finds it topped up.
struct Course {
    int polls;
    std::chrono::minutes step;

    [[nodiscard]] SampleTime time(int poll) const { return noon + step * poll; }
    [[nodiscard]] SampleTime last() const { return time(polls - 1); }
    [[nodiscard]] static int rises(int poll) { return poll / 300; }
    [[nodiscard]] static int spent_cents(int poll) { return poll - rises(poll); }
    [[nodiscard]] static Amount balance(int poll) {
        return *Amount::parse(std::to_string(5000 + 280 * rises(poll) - spent_cents(poll)) + "e-2");
    }
    [[nodiscard]] Amount spent() const {
        return *Amount::parse(std::to_string(spent_cents(polls - 1)) + "e-2");
    }
    // What record() stores of the polls from the second one to here, in SQL.
    [[nodiscard]] std::string rows(int end) const {
        const auto begin = std::to_string(noon.time_since_epoch().count());
        const auto apart = std::to_string(std::chrono::milliseconds(step).count());
        return "WITH RECURSIVE polls(poll, rises) AS (SELECT 1, 0 UNION ALL"
               "  SELECT poll+1, (poll+1)/300 FROM polls WHERE poll+1<" +
               std::to_string(end) + ") SELECT " + begin + "+" + apart +
               "*poll, printf('%.2f', (5000+280*rises-(poll-rises))/100.0),"
               " printf('%.2f', (poll-rises)/100.0), " +
               apart + "*rises FROM polls";
    }
};

// Most of it is there already and not thinned, as after a long window. The first poll that is
// recorded thins all of that, the others go on from there, step by step.
inline void play(HistoryDatabase& history,
                 const Course& course,
                 int recorded,
                 const HistoryNeeds& needs = {}) {
    history.record(noon, Course::balance(0).text(), key, needs);
    const auto begin = std::max(1, course.polls - recorded);
    if (begin > 1) {
        history.store(course.rows(begin));
    }
    for (int poll = begin; poll < course.polls; ++poll) {
        history.record(course.time(poll), Course::balance(poll).text(), key, needs);
    }
}

// So many days, in polls.
constexpr int days_of(int count, std::chrono::minutes step) {
    return count * 24 * 60 / static_cast<int>(step.count());
}

}  // namespace balance::test
