// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// What the monitoring is shown of a balance: old figures, holds, zeros, wrong bookings, whole
// credits, another unit. The truth stays what it was.

#pragma once

#include "accounts.hpp"
#include "ledger.hpp"

namespace bench {

// Replaces the balances of `ledger`, in days' spend, by those that are shown.
void show(const Account& account, Ledger& ledger);

}  // namespace bench
