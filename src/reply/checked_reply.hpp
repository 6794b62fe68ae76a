// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether a reply can be trusted to be no error: what its body names comes first, then its HTTP
// status, then whether it is of the documented format.

#pragma once

#include <string>

#include "definition/definition.hpp"
#include "reply/reply_document.hpp"
#include "reply/reply_origin.hpp"
#include "secrets/masker.hpp"

namespace balance {

// Throws a Failure for an error and for a body that is not of its format.
void check_reply(const ReplyRules& rules, const Reply& reply, ReplyOrigin origin);

// The masker learns what a reply tells that nobody may see.
void learn_secrets_in(const ReplyRules& rules, const ReplyDocument& document, Masker& masker);

// What the first request of a definition with a token brought. Throws a Failure where it is not
// there.
[[nodiscard]] std::string read_token(const TokenRules& rules,
                                     const Reply& reply,
                                     ReplyOrigin origin);

}  // namespace balance
