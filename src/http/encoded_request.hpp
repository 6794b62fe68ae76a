// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A request's query and form as they travel: percent-encoded name=value pairs joined by "&".

#pragma once

#include <string>

#include "http/exchange.hpp"

namespace balance {

[[nodiscard]] std::string encoded(const Fields& fields);

// The URL with its query.
[[nodiscard]] std::string request_target(const HttpRequest& request);

}  // namespace balance
