// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Every built-in definition against replies that any server may send: none becomes a balance, and
// each is told in its class.

#include <doctest/doctest.h>

#include "definition/builtin_providers.hpp"
#include "definitions.hpp"
#include "fake_http_client.hpp"
#include "reply/checked_reply.hpp"
#include "reply/figures.hpp"

using namespace balance;

namespace {

constexpr std::string_view page =
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>";

// The class of a reply, or nothing for a balance.
std::optional<FailureKind> kind_of(const ReplyRules& rules, std::string_view body, long status) {
    try {
        const auto reply = reply_of(test::reply(std::string(body), status), rules);
        check_reply(rules, reply, ReplyOrigin::provider);
        if (!rules.figures.empty()) {
            static_cast<void>(
                read_figures(rules, reply.document, {rules.figures.front().name, ""}));
        }
    } catch (const Failure& failure) {
        return failure.kind();
    }
    return std::nullopt;
}

FailureKind usual_kind(long status) {
    return status == 401 || status == 403 ? FailureKind::refused
           : status == 429                ? FailureKind::throttled
                                          : FailureKind::provider;
}

FailureKind wanted_kind(const ReplyRules& rules, long status) {
    const auto own = rules.statuses.find(status);
    return own == rules.statuses.end() ? usual_kind(status) : own->second;
}

template <class Check>
void for_every_reply(Check&& check) {
    for (const auto& provider : builtin_providers()) {
        CAPTURE(provider.name);
        const auto definition = test::builtin(std::string(provider.name));
        check(definition.reply);
        if (definition.token) {
            check(definition.token->reply);
        }
    }
}

}  // namespace

TEST_CASE("no preset takes an empty reply for a balance, and each status keeps its class") {
    for_every_reply([](const ReplyRules& rules) {
        for (const long status : {302L, 401L, 402L, 403L, 404L, 405L, 410L, 429L, 500L, 503L}) {
            CAPTURE(status);
            CHECK(kind_of(rules, "", status) == wanted_kind(rules, status));
        }
        for (const long status : {200L, 204L}) {
            CAPTURE(status);
            CHECK(kind_of(rules, "", status) == FailureKind::malformed);
        }
    });
}

TEST_CASE("no preset takes a web page for a balance or for a wrong key") {
    for_every_reply([](const ReplyRules& rules) {
        for (const long status : {302L, 401L, 402L, 403L, 404L, 405L, 410L, 429L, 500L, 503L}) {
            CAPTURE(status);
            const auto wanted = wanted_kind(rules, status);
            CHECK(kind_of(rules, page, status) ==
                  (wanted == FailureKind::refused ? FailureKind::provider : wanted));
        }
        CHECK(kind_of(rules, page, 200) == FailureKind::malformed);
    });
}

TEST_CASE("no preset takes a reply without anything in it for a balance") {
    for_every_reply([](const ReplyRules& rules) {
        if (rules.figures.empty()) {
            return;
        }
        for (const std::string_view body : {"{}", "[]", "null", "\"\"", "<r/>", "OK", ":"}) {
            CAPTURE(body);
            CHECK(kind_of(rules, body, 200).has_value());
        }
    });
}

TEST_CASE("every preset tells what its figures do not include") {
    for (const auto& provider : builtin_providers()) {
        CAPTURE(provider.name);
        CHECK_FALSE(test::builtin(std::string(provider.name)).hints.excludes.empty());
    }
}
