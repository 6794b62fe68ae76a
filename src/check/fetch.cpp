// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/fetch.hpp"

#include "check/transport_failure.hpp"
#include "formats/reply_encoding.hpp"
#include "reply/reply_document.hpp"
#include "reply/reported_error.hpp"

namespace balance {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds usual_pause{250};

// An error in the body that another attempt would only repeat, or make worse.
bool names_lasting_error(const HttpResponse& response, const ReplyRules& rules) {
    const auto document = parse_reply(rules, response.body);
    const auto error = error_in_body(rules, document, response, ReplyOrigin::provider);
    if (!error) {
        return false;
    }
    return error->kind() == FailureKind::refused || error->kind() == FailureKind::empty ||
           (error->kind() == FailureKind::throttled && !response.retry_after);
}

// A status that is worth another attempt, whoever gave it: the provider, or a proxy that was asked
// for a tunnel.
bool invites_retry(long status, const std::optional<std::chrono::seconds>& retry_after) {
    return (status >= 502 && status <= 504) || (status == 429 && retry_after);
}

milliseconds pause_of(const std::optional<std::chrono::seconds>& retry_after) {
    // A provider may ask for a year: longer than any deadline is as good as that.
    static constexpr std::chrono::seconds longest(7 * 24 * 3600);
    return retry_after ? std::max<milliseconds>(std::min(*retry_after, longest), usual_pause)
                       : usual_pause;
}

// How long to wait before another attempt, or nothing where it would not help.
std::optional<milliseconds> pause_before_retry(const HttpResult& result, const ReplyRules& rules) {
    if (const auto* error = std::get_if<TransportError>(&result)) {
        const bool again = error->kind == TransportError::Kind::not_sent ||
                           invites_retry(error->proxy_status, error->retry_after);
        return again ? std::optional(pause_of(error->retry_after)) : std::nullopt;
    }
    const auto& response = std::get<HttpResponse>(result);
    const bool again = invites_retry(response.status, response.retry_after) &&
                       !names_lasting_error(response, rules);
    return again ? std::optional(pause_of(response.retry_after)) : std::nullopt;
}

}  // namespace

Answer ask(World& world,
           const HttpRequest& request,
           const ReplyRules& rules,
           const Settings& settings) {
    const Deadline deadline(world.start, settings.timeout.duration);
    const auto asked_at = world.now();
    for (int attempts_left = settings.retries;; --attempts_left) {
        auto result = world.client.send(request, settings.transport, deadline);
        if (auto* response = std::get_if<HttpResponse>(&result)) {
            response->body = reply_as_utf8(std::move(response->body), response->content_type);
        }
        const auto pause = attempts_left > 0 ? pause_before_retry(result, rules) : std::nullopt;
        if (pause && *pause < deadline.remaining(world.now())) {
            world.pause(*pause);
            continue;
        }
        if (const auto* error = std::get_if<TransportError>(&result)) {
            throw transport_failure(*error, settings);
        }
        auto response = std::get<HttpResponse>(std::move(result));
        response.asked = request.url;
        return {std::move(response),
                std::chrono::duration_cast<milliseconds>(world.now() - asked_at)};
    }
}

}  // namespace balance
