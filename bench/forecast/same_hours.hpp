// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The simplest rule of `x times what is usual for these hours`, to compare ours with: usual is the
// mean spend of the same hour of the week over the last four weeks, but at least a quarter of the
// mean of all hours.

#pragma once

#include <memory>

#include "rule.hpp"

namespace bench {

std::unique_ptr<Rule> make_same_hours();

}  // namespace bench
