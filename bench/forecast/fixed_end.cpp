// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "fixed_end.hpp"

namespace bench {

void FixedEnd::feed(Rule& rule,
                    int step,
                    int first,
                    const std::function<void(int step)>& each) const {
    // The sample asked for need not be on the grid of the others.
    for (int at = step % calendar.steps_a_sample; at <= step; at += calendar.steps_a_sample) {
        rule.add(calendar.seconds(at), until[end] - until[at]);
        if (at >= first) {
            each(at);
        }
    }
}

}  // namespace bench
