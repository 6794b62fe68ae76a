// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Why a reply with a status of 300 to 399 holds no balance. Redirects are never followed: they
// carry keys to strangers.
//
// Of a target on another host only that host is told: the rest is a stranger's. On the same host
// its path is told, which shows a login page or a new version of the API. Never its query, which
// may hold what was asked.

#pragma once

#include "core/failure.hpp"
#include "http/exchange.hpp"
#include "reply/reply_origin.hpp"

namespace balance {

[[nodiscard]] Failure redirect_failure(const HttpResponse& response, ReplyOrigin origin);

}  // namespace balance
