// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/redirect_failure.hpp"

namespace balance {

namespace {

// A login page of the network redirects as an API does that has moved.
constexpr char elsewhere[] =
    "Redirects are not followed. Either this is the login page of your network, or the API has "
    "moved: see the provider's documentation before you change --url";

// Those that are about another place even where they do not name it.
bool is_redirect(long status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Message with_status(Message message, long status) {
    return message << " (HTTP " << status << ")";
}

Failure no_redirect(long status, ReplyOrigin origin) {
    if (status == 304) {
        return {FailureKind::provider,
                with_status("the reply says \"not modified\" and holds no balance", status),
                "A cache or proxy on the way may be at fault: check --proxy, or ask the provider"};
    }
    return {FailureKind::provider, with_status("the provider reports an error", status),
            origin == ReplyOrigin::own_url
                ? Message("Check the path of --url; see the reply with -v -v -v")
                : Message("See the reply with -v -v -v")};
}

bool is_same_place(const Url& left, const Url& right) {
    return left.scheme == right.scheme && left.authority() == right.authority();
}

Failure same_host(Message message, const Url& target, const Url& asked, ReplyOrigin origin) {
    const auto path = target.path.empty() ? "/" : target.path;
    if (is_same_place(target, asked)) {
        return {FailureKind::provider, message << " to " << Foreign{path} << " on the same host",
                origin == ReplyOrigin::own_url
                    ? Message("Redirects are not followed. Check the path of --url; if this is a "
                              "login page, check the login")
                    : Message("Redirects are not followed; check the login where this is a login "
                              "page, the provider may have changed its API")};
    }
    Url shown = target;
    shown.path = path;
    message << " to " << Foreign{shown.text()};
    if (target.is_https() && !asked.is_https()) {
        return {FailureKind::provider, message,
                "Redirects are not followed; write https:// in --url"};
    }
    if (!target.is_https() && asked.is_https()) {
        return {FailureKind::provider, message,
                "Redirects are not followed, and this one leads to an unencrypted address: do not "
                "give it with --url; ask the provider"};
    }
    return {FailureKind::provider, message, elsewhere};
}

}  // namespace

Failure redirect_failure(const HttpResponse& response, ReplyOrigin origin) {
    const auto target = redirect_target(response.location);
    if (!target && !is_redirect(response.status)) {
        return no_redirect(response.status, origin);
    }
    auto message = with_status("redirected", response.status);
    if (target && target->host == response.asked.host) {
        return same_host(std::move(message), *target, response.asked, origin);
    }
    if (target) {
        message << " to host " << Foreign{target->host};
    }
    return {FailureKind::provider, message, elsewhere};
}

}  // namespace balance
