// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/reply_rules_reader.hpp"

#include <algorithm>
#include <charconv>

#include "definition/condition_reader.hpp"
#include "definition/figure_rules_reader.hpp"
#include "definition/notice_rules_reader.hpp"
#include "definition/place_reader.hpp"

namespace balance {

namespace {

ReplyFormat read_format(const DefinitionNode& node) {
    const auto name = node.string();
    for (const auto format :
         {ReplyFormat::json, ReplyFormat::xml, ReplyFormat::key_value, ReplyFormat::text}) {
        if (name == name_of(format)) {
            return format;
        }
    }
    throw node.mistake_here("must be \"json\", \"xml\", \"key_value\" or \"text\"");
}

FailureKind read_class(const DefinitionNode& node) {
    const auto kind = failure_class_named(node.string());
    if (!kind) {
        throw node.mistake_here(
            "must be unreachable, refused, throttled, provider, empty or malformed");
    }
    return *kind;
}

ErrorRule read_error_rule(const DefinitionNode& node, ReplyFormat format) {
    node.require_object({"at", "is", "is_not", "is_missing", "has_word", "and", "class", "says",
                         "message", "code", "advice"});
    ErrorRule rule;
    rule.conditions = read_conditions(node, format);
    if (const auto kind = node.optional("class")) {
        rule.kind = read_class(*kind);
    }
    rule.says = node.string_or("says", "");
    rule.message = read_optional_places(node, "message", format);
    rule.code = read_optional_places(node, "code", format);
    rule.advice = node.string_or("advice", "");
    return rule;
}

std::map<long, FailureKind> read_statuses(const DefinitionNode& parent) {
    std::map<long, FailureKind> statuses;
    if (const auto node = parent.optional("statuses")) {
        for (const auto& [name, value] : node->members()) {
            long status = 0;
            const auto* end = name.data() + name.size();
            const auto result = std::from_chars(name.data(), end, status);
            if (result.ec != std::errc() || result.ptr != end || name.size() != 3 || status < 400 ||
                status > 599) {
                throw value.mistake_here("its name must be an HTTP status from 400 to 599");
            }
            const auto kind = read_class(value);
            if (kind == FailureKind::empty) {
                throw value.mistake_here(
                    "a status alone does not say that the account is empty; mark a code or a word "
                    "of the body in \"errors\"");
            }
            statuses.emplace(status, kind);
        }
    }
    return statuses;
}

void read_errors(const DefinitionNode& node, ReplyRules& rules) {
    rules.format = read_format(node.required("format"));
    if (const auto errors = node.optional("errors")) {
        for (const auto& item : errors->items()) {
            rules.errors.push_back(read_error_rule(item, rules.format));
        }
    }
    rules.statuses = read_statuses(node);
}

}  // namespace

ReplyRules read_reply_rules(const DefinitionNode& node) {
    node.require_object({"format", "errors", "statuses", "currency", "implied_currency", "secrets",
                         "notices", "figures"});
    ReplyRules rules;
    read_errors(node, rules);
    rules.currency = read_optional_places(node, "currency", rules.format);
    for (const auto& place : rules.currency) {
        if (place.pointer && place.pointer->tells_currency()) {
            throw node.required("currency")
                .mistake_here("the place of the currency cannot contain \"{currency}\"");
        }
    }
    if (const auto implied = node.optional("implied_currency")) {
        rules.implied_currency = read_currency_code(*implied);
    }
    rules.secrets = read_optional_places(node, "secrets", rules.format);
    rules.figures = read_figure_rules(node.required("figures"), rules.format);
    if (const auto notices = node.optional("notices")) {
        rules.notices = read_notice_rules(*notices, rules.format, rules.figures);
    }
    return rules;
}

ReplyRules read_error_rules_only(const DefinitionNode& node) {
    ReplyRules rules;
    read_errors(node, rules);
    return rules;
}

}  // namespace balance
