// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What was spent within the last so many minutes, exactly. Pure.
//
// A drop between two samples is spread evenly over the time between them: after a night without a
// poll the first sample does not look like a drain. A drop that is undone counts no more, from the
// sample on that undoes it.

#pragma once

#include <chrono>
#include <span>

#include "core/amount.hpp"
#include "samples/sample.hpp"

namespace balance {

struct WindowSpend {
    Amount amount;
    std::chrono::milliseconds covered{};  // less than the window while the history is young
    WindowStart start{};
};

// `samples`: in their order, the last one is now; one from before the window, if there is any.
[[nodiscard]] WindowSpend spent_in_window(std::span<const Sample> samples,
                                          std::chrono::milliseconds window);

}  // namespace balance
