// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// A test of what stands at some places of a reply: what error rules and notices depend on.
//
// Any of the values found there may fulfil it. is_not also holds where nothing stands in a reply
// with a status of success: a flag of success that is missing tells no success.

#pragma once

#include <string>
#include <vector>

#include "provider/place.hpp"

namespace balance {

struct ReplyDocument;

struct Condition {
    enum class When {
        present,     // something that is not null, false or empty
        is_missing,  // nothing, or null or empty
        is,          // one of the values
        is_not,      // none of the values
        has_word,    // a text with one of these words in it
    };

    std::vector<Place> at;
    When when = When::present;
    std::vector<std::string> values{};
};

struct ConditionContext {
    bool is_success = true;  // by the HTTP status
    std::string currency{};  // what stands there for another one is not looked at; "": all is
};

// Whether all of them hold. A body that is not of its format is looked at as a text only.
[[nodiscard]] bool all_hold(const std::vector<Condition>& conditions,
                            const ReplyDocument& document,
                            const ConditionContext& context);

}  // namespace balance
