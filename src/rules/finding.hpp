// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a rule beside the level has to say: one sentence of the status line and the state that it
// stands for.

#pragma once

#include "core/message.hpp"
#include "core/state.hpp"

namespace balance {

struct Finding {
    State state = State::ok;
    Message sentence;
};

}  // namespace balance
