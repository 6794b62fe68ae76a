// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// How a spend rule of so many times what is usual for these hours sees drains and ordinary days.

#pragma once

#include "options.hpp"

namespace bench {

void print_usual_spend(const Options& options);

}  // namespace bench
