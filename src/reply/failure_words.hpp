// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// What a failure of each class is called, and what to do about it, where the definition says
// nothing better. Pure.

#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/failure.hpp"
#include "reply/reply_origin.hpp"

namespace balance {

[[nodiscard]] Message headline_of(FailureKind kind);

struct AdviceContext {
    long status = 200;  // HTTP
    ReplyOrigin origin = ReplyOrigin::provider;
    std::string top_up{};  // the page to pay at; may be empty
};

[[nodiscard]] Message advice_on(FailureKind kind, const AdviceContext& context);

// ", retry after 30 s", or nothing.
[[nodiscard]] Message when_to_retry(const std::optional<std::chrono::seconds>& wait);

// "HTTP 402, payment is required"
[[nodiscard]] Message status_words(long status);

}  // namespace balance
