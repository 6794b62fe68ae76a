// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The usual mistakes of definitions that are valid: what works, but gives secrets away, hides an
// error or leaves the user alone.

#pragma once

#include <vector>

#include "core/message.hpp"
#include "definition/definition.hpp"

namespace balance {

// "/request/query/key: what is wrong; what would be right" each.
[[nodiscard]] std::vector<Message> warnings_of(const Definition& definition);

}  // namespace balance
