// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Why there was no response, as a sentence with advice for the person who is paged.

#pragma once

#include "config/settings.hpp"
#include "core/failure.hpp"
#include "http/exchange.hpp"

namespace balance {

[[nodiscard]] Failure transport_failure(const TransportError& error, const Settings& settings);

}  // namespace balance
