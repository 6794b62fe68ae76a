// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Closures put into real series, eight times over each: how many run-outs two days after the return
// are announced a day ahead.

#pragma once

#include "options.hpp"

namespace bench {

void print_series_holidays(const Options& options);

}  // namespace bench
