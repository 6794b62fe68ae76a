// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Request rules filled with the values of a run: the request to send. Pure.
//
// A value goes in encoded for its place: percent-encoded in the path, escaped in JSON and XML; what
// is not here (query, form) is encoded when it is sent. A header's value must not hold control
// characters: with a line end, it would be two headers.

#pragma once

#include "definition/request_rules.hpp"
#include "http/exchange.hpp"

namespace balance {

// `base`: its path comes before that of the rules. Throws a Failure for a value that cannot be sent
// and for a path with a placeholder that has no value.
[[nodiscard]] HttpRequest filled_request(const RequestRules& rules,
                                         HttpMethod method,
                                         const Url& base,
                                         PlaceholderValues values);

}  // namespace balance
