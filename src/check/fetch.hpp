// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Sends the request, again where that can help and cannot hurt, and gives the reply.
//
// Tried again: failures before the request left, HTTP 502, 503, 504, and 429 with a Retry-After,
// also where a proxy says so instead of opening a tunnel; all within the deadline and --retries,
// after the pause that the provider asks for. Not where the body names an error of the login:
// repeating a wrong password locks accounts.

#pragma once

#include <chrono>

#include "check/world.hpp"
#include "config/settings.hpp"
#include "definition/reply_rules.hpp"
#include "reply/reply_document.hpp"

namespace balance {

struct Answer {
    Reply reply;
    std::chrono::milliseconds took;
};

// Throws a Failure where there was no response.
[[nodiscard]] Answer fetch(World& world,
                           const HttpRequest& request,
                           const ReplyRules& rules,
                           const Settings& settings,
                           const TransportOptions& transport);

}  // namespace balance
