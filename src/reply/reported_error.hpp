// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a reply says went wrong: an error named in its body, a web page in its place, or its HTTP
// status.

#pragma once

#include <optional>

#include "core/failure.hpp"
#include "definition/definition.hpp"
#include "http/exchange.hpp"
#include "reply/reply_document.hpp"
#include "reply/reply_origin.hpp"

namespace balance {

// The first error rule of the definition that holds, or the web page that the body is. The headers
// of the response may tell when to ask again.
[[nodiscard]] std::optional<Failure> error_in_body(const ReplyRules& rules,
                                                   const ReplyDocument& document,
                                                   const HttpResponse& response,
                                                   ReplyOrigin origin);

// A status that is no success, by the definition's own rules and else by HTTP's.
[[nodiscard]] std::optional<Failure> error_in_status(const ReplyRules& rules,
                                                     const HttpResponse& response,
                                                     ReplyOrigin origin);

}  // namespace balance
