// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A web page in the place of a reply, in words: its title, and what such a page usually means.
// Pure.

#pragma once

#include "core/failure.hpp"
#include "http/message.hpp"
#include "provider/failure_words.hpp"
#include "provider/web_page.hpp"

namespace balance {

[[nodiscard]] Failure page_failure(FailureKind kind,
                                   const WebPage& page,
                                   const HttpResponse& response,
                                   const AdviceContext& context);

}  // namespace balance
