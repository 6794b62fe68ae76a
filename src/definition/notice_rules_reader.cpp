// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/notice_rules_reader.hpp"

#include <algorithm>

#include "definition/condition_reader.hpp"
#include "definition/place_reader.hpp"

namespace balance {

namespace {

State read_state(const DefinitionNode& node) {
    const auto name = node.string();
    if (name == "warning") {
        return State::warning;
    }
    if (name == "critical") {
        return State::critical;
    }
    throw node.mistake_here("must be \"warning\" or \"critical\"");
}

// It stands in brackets before the account, as [insecure] does.
std::string read_tag(const DefinitionNode& node) {
    static constexpr std::size_t longest = 20;
    auto tag = node.string();
    const bool plain = std::ranges::all_of(
        tag, [](char c) { return (c >= 'a' && c <= 'z') || c == ' ' || c == '-'; });
    if (!plain || tag.size() > longest || tag.front() == ' ' || tag.back() == ' ') {
        throw node.mistake_here("must be at most 20 lower-case letters, blanks and \"-\"");
    }
    return tag;
}

std::vector<std::string> read_voids(const DefinitionNode& node,
                                    const std::vector<FigureRule>& figures) {
    std::vector<std::string> names;
    for (const auto& item : node.items_or_self()) {
        names.push_back(item.string());
        if (std::ranges::find(figures, names.back(), &FigureRule::name) == figures.end()) {
            throw item.mistake_here("must be the name of a figure");
        }
    }
    return names;
}

NoticeRule read_notice_rule(const DefinitionNode& node,
                            ReplyFormat format,
                            const std::vector<FigureRule>& figures) {
    node.require_object({"at", "is", "is_not", "is_missing", "has_word", "and", "tag", "says",
                         "message", "state", "voids"});
    NoticeRule rule;
    rule.conditions = read_conditions(node, format);
    if (const auto tag = node.optional("tag")) {
        rule.tag = read_tag(*tag);
    }
    rule.says = node.string_or("says", "");
    rule.message = read_optional_places(node, "message", format);
    if (const auto state = node.optional("state")) {
        rule.state = read_state(*state);
    }
    if (const auto voids = node.optional("voids")) {
        rule.voids = read_voids(*voids, figures);
    }
    const bool needs_words = rule.tag.empty() || rule.state || !rule.voids.empty();
    if (needs_words && rule.says.empty()) {
        throw node.mistake_here("needs \"says\": what this means, for the person who is paged");
    }
    return rule;
}

}  // namespace

std::vector<NoticeRule> read_notice_rules(const DefinitionNode& node,
                                          ReplyFormat format,
                                          const std::vector<FigureRule>& figures) {
    std::vector<NoticeRule> rules;
    for (const auto& item : node.items()) {
        rules.push_back(read_notice_rule(item, format, figures));
    }
    return rules;
}

}  // namespace balance
