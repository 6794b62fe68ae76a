// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/reported_error.hpp"

#include <algorithm>

#include "reply/failure_words.hpp"
#include "reply/fulfilled_conditions.hpp"
#include "reply/page_failure.hpp"
#include "reply/redirect_failure.hpp"

namespace balance {

namespace {

constexpr long partial_content = 206;

FailureKind kind_of(const ReplyRules& rules, long status) {
    if (const auto found = rules.statuses.find(status); found != rules.statuses.end()) {
        return found->second;
    }
    switch (status) {
        case 401:
        case 403:
            return FailureKind::refused;
        case 429:
            return FailureKind::throttled;
        default:
            return status < 200 ? FailureKind::malformed : FailureKind::provider;
    }
}

bool is_success(long status) {
    return status >= 200 && status < 300;
}

bool is_proxy_login(const HttpResponse& response) {
    return response.status == 407 && response.may_be_the_proxys;
}

// Sentences of the provider's end without their full stop: ours follow.
std::string without_full_stop(std::string text) {
    text.erase(text.find_last_not_of(". ") + 1);
    return text;
}

AdviceContext context_of(const ReplyRules& rules, long status, ReplyOrigin origin) {
    return {.status = status, .origin = origin, .top_up = rules.top_up};
}

Failure failure_of(const ErrorRule& rule,
                   const ReplyRules& rules,
                   const ReplyDocument& document,
                   const HttpResponse& response,
                   ReplyOrigin origin) {
    const auto kind = rule.kind.value_or(
        is_success(response.status) ? FailureKind::provider : kind_of(rules, response.status));
    Message message = headline_of(kind);
    const auto text = without_full_stop(joined_texts(document, rule.message));
    const auto code = joined_texts(document, rule.code);
    for (const auto& words : {rule.says, text}) {
        if (!words.empty()) {
            message << ": " << Foreign{words};
        }
    }
    const bool status_tells = !is_success(response.status) && kind == FailureKind::provider;
    if (!code.empty() && code != text) {
        message << " (code " << Foreign{code, 80} << ")";
    } else if (status_tells) {
        message << " (" << status_words(response.status) << ")";
    }
    return {kind, message << when_to_retry(response.retry_after),
            rule.advice.empty() ? advice_on(kind, context_of(rules, response.status, origin))
                                : Message() << Foreign{rule.advice, 240}};
}

// Rules that find their words in the text of a page: what is missing there tells nothing.
bool knows_pages(const ErrorRule& rule) {
    return std::ranges::all_of(rule.conditions, [](const Condition& condition) {
        return std::ranges::all_of(condition.at, &Place::whole_body) &&
               condition.when != Condition::When::is_not &&
               condition.when != Condition::When::is_missing;
    });
}

// What a page stands for, or nothing where the status tells more than that a page came.
std::optional<FailureKind> kind_of_page(const ReplyRules& rules, const HttpResponse& response) {
    if (is_success(response.status)) {
        return FailureKind::malformed;
    }
    const bool is_redirect = response.status >= 300 && response.status < 400;
    const auto kind = kind_of(rules, response.status);
    // No evidence of a wrong key: whoever answered was not the API.
    const bool is_page = kind == FailureKind::refused || kind == FailureKind::provider;
    return is_page && !is_redirect && !is_proxy_login(response)
               ? std::optional(FailureKind::provider)
               : std::nullopt;
}

const ErrorRule* first_that_holds(const ReplyRules& rules,
                                  const ReplyDocument& document,
                                  const HttpResponse& response,
                                  const std::optional<WebPage>& page) {
    for (const auto& rule : rules.errors) {
        const bool may_know = !page || (!page->is_bare_text && knows_pages(rule));
        if (may_know && all_hold(rule.conditions, document, {is_success(response.status)})) {
            return &rule;
        }
    }
    return nullptr;
}

}  // namespace

std::optional<Failure> error_in_body(const ReplyRules& rules,
                                     const ReplyDocument& document,
                                     const HttpResponse& response,
                                     ReplyOrigin origin) {
    const auto page = web_page_in(rules, document, response.content_type);
    if (const auto* rule = first_that_holds(rules, document, response, page)) {
        return failure_of(*rule, rules, document, response, origin);
    }
    const auto kind = page ? kind_of_page(rules, response) : std::nullopt;
    return kind ? std::optional(page_failure(*kind, *page, response,
                                             context_of(rules, response.status, origin)))
                : std::nullopt;
}

std::optional<Failure> error_in_status(const ReplyRules& rules,
                                       const HttpResponse& response,
                                       ReplyOrigin origin) {
    if (response.status == partial_content) {
        return Failure(FailureKind::malformed,
                       "only a part of the reply came (HTTP 206), though all of it was asked for",
                       "A cache or proxy on the way may be at fault: check --proxy, or ask the "
                       "provider");
    }
    if (is_success(response.status)) {
        return std::nullopt;
    }
    if (response.status >= 300 && response.status < 400) {
        return redirect_failure(response, origin);
    }
    if (is_proxy_login(response)) {
        return Failure(FailureKind::unreachable, "the proxy wants a login (HTTP 407)",
                       "Check --proxy");
    }
    const auto kind = kind_of(rules, response.status);
    Message message = headline_of(kind);
    message << " (" << status_words(response.status) << ")" << when_to_retry(response.retry_after);
    return Failure(kind, message, advice_on(kind, context_of(rules, response.status, origin)));
}

}  // namespace balance
