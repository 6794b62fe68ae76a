// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The forecast of src/forecast as a rule of the bench. This and ours.cpp are all that changes here
// when the interface of the forecast changes.

#pragma once

#include <memory>
#include <vector>

#include "rule.hpp"

namespace bench {

// `holidays` that are known to it, in days since 1970.
std::unique_ptr<Rule> make_ours(const std::vector<int>& holidays = {});

}  // namespace bench
