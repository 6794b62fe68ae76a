// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/notices.hpp"

#include <algorithm>

#include "reply/fulfilled_conditions.hpp"

namespace balance {

Notices holding_notices(const ReplyRules& rules,
                        const ReplyDocument& document,
                        const std::string& currency) {
    Notices holding;
    for (const auto& rule : rules.notices) {
        if (all_hold(rule.conditions, document, {.is_success = true, .currency = currency})) {
            holding.push_back(&rule);
        }
    }
    return holding;
}

ToldBeside told_beside(const Notices& notices,
                       const ReplyDocument& document,
                       const std::string& figure) {
    ToldBeside beside;
    for (const auto* rule : notices) {
        const auto notice = notice_of(*rule, document);
        const bool is_told = std::ranges::find(rule->voids, figure) != rule->voids.end();
        beside.at_least = worst_of(beside.at_least, notice.state);
        if (!notice.tag.empty()) {
            beside.tags.push_back(notice.tag);
        }
        if (!is_told && !notice.sentence.empty()) {
            beside.sentences << Own{beside.sentences.empty() ? "" : "; "} << notice.sentence;
        }
    }
    return beside;
}

Notice notice_of(const NoticeRule& rule, const ReplyDocument& document) {
    Notice notice{.tag = rule.tag, .sentence = {}, .state = rule.state.value_or(State::ok)};
    const auto words = joined_texts(document, rule.message);
    if (!rule.says.empty()) {
        notice.sentence << Foreign{rule.says, 240};
    }
    if (!rule.says.empty() && !words.empty()) {
        notice.sentence << ": ";
    }
    notice.sentence << Foreign{words};
    return notice;
}

}  // namespace balance
