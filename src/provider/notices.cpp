// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/notices.hpp"

namespace balance {

std::vector<const NoticeRule*> holding_notices(const ReplyRules& rules,
                                               const ReplyDocument& document) {
    std::vector<const NoticeRule*> holding;
    for (const auto& rule : rules.notices) {
        if (all_hold(rule.conditions, document, true)) {
            holding.push_back(&rule);
        }
    }
    return holding;
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
