// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/checked_reply.hpp"

#include "reply/reported_error.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

Failure wrong_format(const std::string& fault, const HttpResponse& response, ReplyOrigin origin) {
    Message message("the reply is not in the format that the provider documents: ");
    message << Foreign{fault};
    if (origin == ReplyOrigin::file) {
        return {FailureKind::malformed, message,
                "Check that the file holds the body of a reply, without headers"};
    }
    message << " (HTTP " << response.status << Own{response.content_type.empty() ? "" : ", "}
            << Foreign{response.content_type, 60} << ")";
    return {FailureKind::malformed, message,
            origin == ReplyOrigin::own_url ? Message("Check --url; see the reply with -v -v -v")
                                           : Message("See the reply with -v -v -v")};
}

}  // namespace

void check_reply(const ReplyRules& rules, const Reply& reply, ReplyOrigin origin) {
    const auto& [response, document] = reply;
    if (const auto error = error_in_body(rules, document, response, origin)) {
        throw Failure(*error);
    }
    if (const auto error = error_in_status(rules, response, origin)) {
        throw Failure(*error);
    }
    if (document.fault) {
        throw wrong_format(*document.fault, response, origin);
    }
}

void learn_secrets_in(const ReplyRules& rules, const ReplyDocument& document, Masker& masker) {
    for (const auto& found : find_all(document, rules.secrets)) {
        masker.add(found.text);
    }
}

std::string read_token(const TokenRules& rules, const Reply& reply, ReplyOrigin origin) {
    check_reply(rules.reply, reply, origin);
    std::string token;
    bool usable = true;
    for (const auto& found : find_all(reply.document, rules.at)) {
        if (found.kind == Found::Kind::empty) {
            continue;
        }
        const bool agrees = token.empty() || token == found.text;
        usable = usable && found.kind == Found::Kind::text && agrees &&
                 !has_control_character(found.text);
        token = found.text;
    }
    if (!usable || token.empty()) {
        throw Failure(FailureKind::malformed,
                      "the reply to the login does not hold the token that the next request needs",
                      "See --explain; the provider may have changed its API");
    }
    return token;
}

}  // namespace balance
