// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// How soon the runway alerts at 3 days when something drains the account: samples from the first
// one at which the money really lasts less, the drain included, to the alert.

#pragma once

#include "options.hpp"

namespace bench {

void print_runway_drains(const Options& options);

}  // namespace bench
