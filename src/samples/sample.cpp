// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "samples/sample.hpp"

#include <algorithm>

namespace balance {

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
