// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Why something cannot be used, or nothing where it can: the result of a leaf that only checks and
// has no value to give. What gives a value returns Expected.

#pragma once

#include <optional>

#include "core/message.hpp"

namespace balance {

using Fault = std::optional<Message>;

}  // namespace balance
