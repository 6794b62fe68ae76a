// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/failure_words.hpp"

namespace balance {

namespace {

constexpr long payment_required = 402;
constexpr long network_login_required = 511;

Message advice_on_status(const AdviceContext& context) {
    if (context.status == payment_required) {
        return "Look at the account's billing: it may be out of money; see the reply with -v -v -v";
    }
    const bool wrong_place =
        context.status == 404 || context.status == 405 || context.status == 410;
    if (wrong_place && context.origin == ReplyOrigin::own_url) {
        return "Check the path of --url";
    }
    if (wrong_place) {
        return "The provider may have changed its API; see the reply with -v -v -v";
    }
    return "See the reply with -v -v -v";
}

}  // namespace

Message headline_of(FailureKind kind) {
    switch (kind) {
        case FailureKind::refused:
            return "login refused";
        case FailureKind::throttled:
            return "asked too often";
        case FailureKind::empty:
            return "the provider says that the account is out of money";
        case FailureKind::malformed:
            return "the reply does not hold the balance";
        case FailureKind::unreachable:
            return "the provider cannot be reached";
        default:
            return "the provider reports an error";
    }
}

Message advice_on(FailureKind kind, const AdviceContext& context) {
    switch (kind) {
        case FailureKind::refused:
            return "Check the key, and whether the account limits API access to listed addresses";
        case FailureKind::throttled:
            return "Check less often";
        case FailureKind::empty:
            return context.top_up.empty()
                       ? Message("Top up the account")
                       : Message("Top up the account: ") << Foreign{context.top_up, 200};
        case FailureKind::malformed:
            return "See the reply with -v -v -v; the provider may have changed its API";
        default:
            break;
    }
    if (context.status == network_login_required) {
        return "Log in to the network that this host is in, with a browser, or check --proxy";
    }
    const bool is_ours = context.status >= 400 && context.status < 500;
    return kind == FailureKind::provider && is_ours ? advice_on_status(context)
                                                    : Message("If it persists, ask the provider");
}

Message when_to_retry(const std::optional<std::chrono::seconds>& wait) {
    return wait ? Message(", retry after ") << wait->count() << " s" : Message();
}

Message status_words(long status) {
    Message words("HTTP ");
    words << status;
    if (status == payment_required) {
        words << ", payment is required";
    }
    if (status == network_login_required) {
        words << ", the network wants a login";
    }
    return words;
}

}  // namespace balance
