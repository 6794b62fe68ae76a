// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The part of --explain that says when a check alerts: levels, rules of the history, failures.

#pragma once

#include <string>
#include <vector>

#include "config/settings.hpp"
#include "core/message.hpp"

namespace balance {

[[nodiscard]] std::vector<Message> explained_alerts(const Settings& settings,
                                                    const std::string& figure);

}  // namespace balance
