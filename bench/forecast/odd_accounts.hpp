// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Accounts that are harder than those of people who spend day by day: closures, short campaigns, a
// quota, whole credits, bookings in lumps.

#pragma once

#include "accounts.hpp"
#include "random.hpp"

namespace bench {

// Fills in what an account of `account.kind` wants to spend; the kinds after Kind::series.
void make_odd(Account& account, Random& random);

}  // namespace bench
