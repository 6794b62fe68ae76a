// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/fetch.hpp"

#include "check/transport_failure.hpp"
#include "formats/reply_encoding.hpp"
#include "reply/reported_error.hpp"

namespace balance {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds usual_pause{250};

// An error in the body that another attempt would only repeat, or make worse.
bool names_lasting_error(const Reply& reply, const ReplyRules& rules) {
    const auto error = error_in_body(rules, reply.document, reply.response, ReplyOrigin::provider);
    if (!error) {
        return false;
    }
    return error->kind() == FailureKind::refused || error->kind() == FailureKind::empty ||
           (error->kind() == FailureKind::throttled && !reply.response.retry_after);
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
std::optional<milliseconds> pause_after(const TransportError& error) {
    const bool again = error.kind == TransportError::Kind::not_sent ||
                       invites_retry(error.proxy_status, error.retry_after);
    return again ? std::optional(pause_of(error.retry_after)) : std::nullopt;
}

std::optional<milliseconds> pause_after(const Reply& reply, const ReplyRules& rules) {
    const auto& response = reply.response;
    const bool again =
        invites_retry(response.status, response.retry_after) && !names_lasting_error(reply, rules);
    return again ? std::optional(pause_of(response.retry_after)) : std::nullopt;
}

using ReplyResult = Expected<Reply, TransportError>;

ReplyResult send_once(World& world,
                      const HttpRequest& request,
                      const ReplyRules& rules,
                      const TransportOptions& transport,
                      const Deadline& deadline) {
    auto result = world.client.send(request, transport, deadline);
    if (!result) {
        return Unexpected<TransportError>(result.error());
    }
    auto response = *std::move(result);
    response.body = reply_as_utf8(std::move(response.body), response.content_type);
    response.asked = request.url;
    return reply_of(std::move(response), rules);
}

}  // namespace

Answer fetch(World& world,
             const HttpRequest& request,
             const ReplyRules& rules,
             const Settings& settings,
             const TransportOptions& transport) {
    const Deadline deadline(world.start, settings.timeout.duration);
    const auto asked_at = world.now();
    for (int attempts_left = settings.retries;; --attempts_left) {
        auto result = send_once(world, request, rules, transport, deadline);
        const auto pause = attempts_left == 0 ? std::nullopt
                           : result           ? pause_after(*result, rules)
                                              : pause_after(result.error());
        if (pause && *pause < deadline.remaining(world.now())) {
            world.pause(*pause);
            continue;
        }
        if (!result) {
            throw transport_failure(result.error(), settings);
        }
        return {*std::move(result),
                std::chrono::duration_cast<milliseconds>(world.now() - asked_at)};
    }
}

}  // namespace balance
