// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/reported_error.hpp"

#include <algorithm>

#include "core/amount.hpp"
#include "core/text.hpp"
#include "provider/redirect_failure.hpp"

namespace balance {

namespace {

bool is_present(const Found& found) {
    if (found.kind == Found::Kind::flag) {
        return found.text == "true";
    }
    return found.kind == Found::Kind::tree || found.kind == Found::Kind::text;
}

bool holds(const ErrorRule& rule, const Found& found) {
    const auto any_value = [&](auto&& test) { return std::ranges::any_of(rule.values, test); };
    const auto is_value = [&](const std::string& value) { return same_value(found.text, value); };
    switch (rule.when) {
        case ErrorRule::When::present:
            return is_present(found);
        case ErrorRule::When::is:
            return any_value(is_value);
        case ErrorRule::When::is_not:
            return !any_value(is_value);
        case ErrorRule::When::has_word:
            return any_value([&](const std::string& word) { return has_word(found.text, word); });
    }
    return false;
}

bool looks_at_whole_body(const ErrorRule& rule) {
    return std::ranges::all_of(rule.at, &Place::whole_body);
}

// The texts at these places, each once, joined.
std::string joined_texts(const ReplyDocument& document, const std::vector<Place>& places) {
    std::vector<std::string> texts;
    for (const auto& found : find_all(document, places)) {
        const bool new_text = std::ranges::find(texts, found.text) == texts.end();
        if (found.kind == Found::Kind::text && !found.text.empty() && new_text) {
            texts.push_back(found.text);
        }
    }
    std::string result;
    for (const auto& text : texts) {
        result += (result.empty() ? "" : "; ") + text;
    }
    return result;
}

Message headline(FailureKind kind) {
    switch (kind) {
        case FailureKind::refused:
            return "login refused";
        case FailureKind::throttled:
            return "asked too often";
        case FailureKind::malformed:
            return "the reply does not hold the balance";
        case FailureKind::unreachable:
            return "the provider cannot be reached";
        default:
            return "the provider reports an error";
    }
}

Message usual_advice(FailureKind kind) {
    switch (kind) {
        case FailureKind::refused:
            return "Check the key, and whether the account limits API access to listed addresses";
        case FailureKind::throttled:
            return "Check less often";
        case FailureKind::malformed:
            return "See the reply with -v -v -v; the provider may have changed its API";
        default:
            return "Ask the provider if it lasts";
    }
}

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

Message advice_on(FailureKind kind, long status) {
    const bool wrong_place = status == 404 || status == 405 || status == 410;
    if (kind != FailureKind::provider || status < 400 || status >= 500) {
        return usual_advice(kind);
    }
    return wrong_place ? Message("Check the path of --url")
                       : Message("See the reply with -v -v -v");
}

bool is_success(long status) {
    return status >= 200 && status < 300;
}

// Sentences of the provider's end without their full stop: ours follow.
std::string without_full_stop(std::string text) {
    text.erase(text.find_last_not_of(". ") + 1);
    return text;
}

Failure failure_of(const ErrorRule& rule,
                   const ReplyRules& rules,
                   const ReplyDocument& document,
                   const HttpResponse& response) {
    const auto kind = rule.kind.value_or(
        is_success(response.status) ? FailureKind::provider : kind_of(rules, response.status));
    Message message = headline(kind);
    const auto text = without_full_stop(joined_texts(document, rule.message));
    const auto code = joined_texts(document, rule.code);
    if (!text.empty()) {
        message << ": " << Foreign{text};
    }
    if (!code.empty() && code != text) {
        message << " (code " << Foreign{code, 80} << ")";
    } else if (!is_success(response.status) && kind == FailureKind::provider) {
        message << " (HTTP " << response.status << ")";
    }
    return {kind, message << when_to_retry(response),
            rule.advice.empty() ? advice_on(kind, response.status)
                                : Message() << Foreign{rule.advice, 240}};
}

}  // namespace

std::optional<Failure> error_in_body(const ReplyRules& rules,
                                     const ReplyDocument& document,
                                     const HttpResponse& response) {
    for (const auto& rule : rules.errors) {
        if (!document.fault.empty() && !looks_at_whole_body(rule)) {
            continue;
        }
        const auto found = find_all(document, rule.at);
        const bool flag_is_missing =
            found.empty() && rule.when == ErrorRule::When::is_not && is_success(response.status);
        if (flag_is_missing ||
            std::ranges::any_of(found, [&](const Found& one) { return holds(rule, one); })) {
            return failure_of(rule, rules, document, response);
        }
    }
    return std::nullopt;
}

std::optional<Failure> error_in_status(const ReplyRules& rules, const HttpResponse& response) {
    if (is_success(response.status)) {
        return std::nullopt;
    }
    if (response.status >= 300 && response.status < 400) {
        return redirect_failure(response);
    }
    if (response.status == 407 && response.may_be_the_proxys) {
        return Failure(FailureKind::unreachable, "the proxy wants a login (HTTP 407)",
                       "Check --proxy");
    }
    const auto kind = kind_of(rules, response.status);
    Message message = headline(kind);
    message << " (HTTP " << response.status << ")" << when_to_retry(response);
    return Failure(kind, message, advice_on(kind, response.status));
}

}  // namespace balance
