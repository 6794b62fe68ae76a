// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A Message as text that may be shown: secrets masked, foreign pieces cleaned. The only way out.
//
// Own words and figures stay as they are: they are literals of this program and amounts. Hiding
// digits of a balance would make it another one.

#pragma once

#include <string>

#include "core/message.hpp"
#include "secrets/masker.hpp"

namespace balance {

[[nodiscard]] std::string render(const Message& message, const Masker& masker);

}  // namespace balance
