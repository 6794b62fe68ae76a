// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The forecast of src/forecast as a rule of the bench. This and ours.cpp are all that changes here
// when the interface of the forecast changes.

#pragma once

#include <memory>

#include "rule.hpp"

namespace bench {

std::unique_ptr<Rule> make_ours();

}  // namespace bench
