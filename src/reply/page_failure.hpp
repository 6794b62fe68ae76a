// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A web page in the place of a reply, in words: its title, and what such a page usually means.
// Pure.

#pragma once

#include "core/failure.hpp"
#include "http/exchange.hpp"
#include "reply/failure_words.hpp"
#include "reply/web_page.hpp"

namespace balance {

[[nodiscard]] Failure page_failure(FailureKind kind,
                                   const WebPage& page,
                                   const HttpResponse& response,
                                   const AdviceContext& context);

}  // namespace balance
