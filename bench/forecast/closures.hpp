// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The closure table: what is told of money that really lasts 2.5 days, on the first days after a
// closure or a change of the spend, at a quarter past midnight, at ten and at two.

#pragma once

#include "options.hpp"

namespace bench {

void print_closures(const Options& options);

}  // namespace bench
