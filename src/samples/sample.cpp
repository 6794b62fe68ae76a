// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample.hpp"

#include <algorithm>

namespace balance {

namespace {

// A rise covers what was spent meanwhile, and an account that is empty cannot spend.
bool hides_spend(const Amount& before, const Amount& now, const Amount& used_up_at) {
    return now > before || (before <= used_up_at && now == before);
}

}  // namespace

Sample next_sample(const Sample& before,
                   SampleTime time,
                   const Amount& balance,
                   const Amount& used_up_at) {
    Sample next{time, balance, before.spent, before.hidden};
    if (balance < before.balance) {
        next.spent = sum(before.spent, sum(before.balance, balance.negated()));
    }
    if (hides_spend(before.balance, balance, used_up_at)) {
        next.hidden += time - before.time;
    }
    return next;
}

std::span<const Sample> within(std::span<const Sample> samples, std::chrono::milliseconds window) {
    if (samples.empty()) {
        return samples;
    }
    const auto start = samples.back().time - window;
    const auto behind = std::ranges::upper_bound(samples, start, {}, &Sample::time);
    const auto first = behind == samples.begin() ? behind : behind - 1;
    return samples.subspan(static_cast<std::size_t>(first - samples.begin()));
}

}  // namespace balance
