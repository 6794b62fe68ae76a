// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// Whether the conditions of an error rule or a notice hold in a reply. Pure.
//
// Any of the values found there may fulfil it. is_not also holds where nothing stands in a reply
// with a status of success: a flag of success that is missing tells no success.

#pragma once

#include <string>
#include <vector>

#include "definition/condition.hpp"
#include "reply/reply_document.hpp"

namespace balance {

struct ConditionContext {
    bool is_success = true;  // by the HTTP status
    std::string currency{};  // what stands there for another one is not looked at; "": all is
};

// Whether all of them hold. A body that is not of its format is looked at as a text only.
[[nodiscard]] bool all_hold(const std::vector<Condition>& conditions,
                            const ReplyDocument& document,
                            const ConditionContext& context);

}  // namespace balance
