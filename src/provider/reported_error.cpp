// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/reported_error.hpp"

#include <algorithm>

#include "provider/failure_words.hpp"
#include "provider/redirect_failure.hpp"
#include "provider/web_page.hpp"

namespace balance {

namespace {

Message when_to_retry(const HttpResponse& response) {
    return response.retry_after ? Message(", retry after ") << response.retry_after->count() << " s"
                                : Message();
}

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
    return {kind, message << when_to_retry(response),
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

Message page_advice(ReplyOrigin origin) {
    if (origin == ReplyOrigin::file) {
        return "Check that the file holds the body of a reply, without headers";
    }
    return Message(
               "Usually that is a bot protection, a proxy or login page on the way, or an address "
               "that is not allowed; check the network, --proxy")
           << Own{origin == ReplyOrigin::own_url ? ", --url" : ""}
           << " and the provider's list of addresses";
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

Failure page_failure(FailureKind kind,
                     const WebPage& page,
                     const HttpResponse& response,
                     ReplyOrigin origin) {
    Message title;
    if (!page.title.empty()) {
        title << "\"" << Foreign{page.title, 80} << "\"";
    }
    if (origin == ReplyOrigin::file) {
        return {kind,
                Message("the file holds a web page instead of a reply")
                    << Own{title.empty() ? "" : ": "} << title,
                page_advice(origin)};
    }
    Message message("a web page came instead of a reply (");
    message << status_words(response.status) << Own{title.empty() ? "" : ", "} << title << ")";
    return {kind, message << when_to_retry(response), page_advice(origin)};
}

const ErrorRule* first_that_holds(const ReplyRules& rules,
                                  const ReplyDocument& document,
                                  const HttpResponse& response,
                                  bool is_page) {
    for (const auto& rule : rules.errors) {
        if ((!is_page || knows_pages(rule)) &&
            all_hold(rule.conditions, document, is_success(response.status))) {
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
    const auto page = web_page_in(document);
    if (const auto* rule = first_that_holds(rules, document, response, page.has_value())) {
        return failure_of(*rule, rules, document, response, origin);
    }
    const auto kind = page ? kind_of_page(rules, response) : std::nullopt;
    return kind ? std::optional(page_failure(*kind, *page, response, origin)) : std::nullopt;
}

std::optional<Failure> error_in_status(const ReplyRules& rules,
                                       const HttpResponse& response,
                                       ReplyOrigin origin) {
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
    message << " (" << status_words(response.status) << ")" << when_to_retry(response);
    return Failure(kind, message, advice_on(kind, context_of(rules, response.status, origin)));
}

}  // namespace balance
