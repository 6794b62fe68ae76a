// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What chance makes of an expected spend. The spend of a time is taken as a sum of random lumps: it
// is gamma-distributed, with the expected spend as its mean and the lump times that as its
// variance. Of even spend the lump is small, of single payments it is at least as large as a
// payment.

#pragma once

namespace balance {

// What has to be expected, in the unit of `amount`, before it is likely that the amount is spent:
// six times in ten, if anything is spent at all. 0 where the next payment will do it.
[[nodiscard]] double likely_spends(double amount, double lump);

// The same, before it is nearly sure: nine times in ten, with `rate_error` as the standard
// deviation of what is expected, as a share of it.
[[nodiscard]] double surely_spends(double amount, double lump, double rate_error);

}  // namespace balance
