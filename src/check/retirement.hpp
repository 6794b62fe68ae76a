// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What is said where the provider has retired the API that a definition describes. Pure.

#pragma once

#include "core/failure.hpp"
#include "definition/definition.hpp"

namespace balance {

// "the provider has retired this API: ...", or nothing.
[[nodiscard]] Message retirement_of(const Definition& definition);

// The usual advice would send people looking for what is long gone; a wrong key is one all the
// same.
[[nodiscard]] Failure with_retirement(const Failure& failure, const Message& retired);

}  // namespace balance
