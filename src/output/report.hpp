// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a run has to say: the state, one sentence, the performance data, and details on further
// lines.
//
// The first line is "BALANCE <STATE>: <text> | <perfdata>", at most 1000 bytes. Where it would be
// longer the text is shortened, never a metric. Details stand below it; all together stay below 4
// KiB.

#pragma once

#include <string>
#include <vector>

#include "core/message.hpp"
#include "core/state.hpp"
#include "output/perfdata.hpp"
#include "secrets/masker.hpp"

namespace balance {

struct Report {
    State state = State::unknown;
    Message summary;
    std::vector<Perfdata> perfdata;
    std::vector<Message> details;
};

inline constexpr std::size_t max_first_line = 1000;
inline constexpr std::size_t max_output = 4096;

// With a line end after each line.
[[nodiscard]] std::string render(const Report& report, const Masker& masker);

}  // namespace balance
