// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/page_failure.hpp"

#include <algorithm>
#include <array>

#include "text/has_word.hpp"

namespace balance {

namespace {

// Titles of pages that keep programs out, whatever their status.
constexpr std::array<std::string_view, 9> titles_of_guards = {
    "just a moment", "attention required", "checking your browser",
    "ddos",          "access denied",      "captcha",
    "cloudflare",    "error code",         "forbidden"};

Message advice_on_guard(ReplyOrigin origin) {
    return Message(
               "Usual causes: bot protection, the page of a proxy or of a login, an IP address "
               "that is not allowed. Check the network, --proxy")
           << Own{origin == ReplyOrigin::own_url ? ", --url" : ""}
           << " and the provider's list of addresses";
}

// An error page of a web server tells with its status what is wrong; whoever keeps a program out
// chooses any.
Message advice_on_page(const WebPage& page, const AdviceContext& context) {
    if (context.origin == ReplyOrigin::file) {
        return "Check that the file holds the body of a reply, without headers";
    }
    if (has_word(page.title, "SSL certificate")) {
        return "Give the certificate that the server wants with --client-cert and --client-key";
    }
    const bool is_guard = std::ranges::any_of(
        titles_of_guards, [&](std::string_view words) { return has_word(page.title, words); });
    const bool tells_by_status = context.status == 402 || context.status == 404 ||
                                 context.status == 405 || context.status == 410 ||
                                 context.status >= 500;
    if (is_guard || !tells_by_status) {
        return advice_on_guard(context.origin);
    }
    return advice_on(FailureKind::provider, context);
}

}  // namespace

Failure page_failure(FailureKind kind,
                     const WebPage& page,
                     const HttpResponse& response,
                     const AdviceContext& context) {
    Message title;
    if (!page.title.empty()) {
        title << "\"" << Foreign{page.title, 80} << "\"";
    }
    if (context.origin == ReplyOrigin::file) {
        return {kind,
                Message("the file holds a web page instead of a reply")
                    << Own{title.empty() ? "" : ": "} << title,
                advice_on_page(page, context)};
    }
    Message message("a web page came instead of a reply (");
    message << status_words(response.status) << Own{title.empty() ? "" : ", "} << title << ")";
    return {kind, message << when_to_retry(response.retry_after), advice_on_page(page, context)};
}

}  // namespace balance
