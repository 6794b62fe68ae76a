// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// The tables of the simulated kinds and of real series.

#pragma once

#include "options.hpp"

namespace bench {

void print_tables(const Options& options);

}  // namespace bench
