// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/fulfilled_conditions.hpp"

#include <algorithm>

#include "core/amount.hpp"
#include "reply/currency_choice.hpp"
#include "text/ascii.hpp"
#include "text/has_word.hpp"

namespace balance {

namespace {

// XML and plain text write a flag as a word.
bool is_present(const Found& found) {
    const bool is_false = equal_ignoring_case(found.text, "false");
    return found.kind != Found::Kind::empty && !is_false;
}

bool fulfils(const Condition& condition, const Found& found) {
    const auto any_value = [&](auto&& test) { return std::ranges::any_of(condition.values, test); };
    const auto is_value = [&](const std::string& value) { return same_value(found.text, value); };
    switch (condition.when) {
        case Condition::When::present:
            return is_present(found);
        case Condition::When::is_missing:
            return false;
        case Condition::When::is:
            return any_value(is_value);
        case Condition::When::is_not:
            return !any_value(is_value);
        case Condition::When::has_word:
            return any_value([&](const std::string& word) { return has_word(found.text, word); });
    }
    return false;
}

bool looks_at_whole_body(const Condition& condition) {
    return std::ranges::all_of(condition.at, &Place::whole_body);
}

bool holds(const Condition& condition,
           const ReplyDocument& document,
           const ConditionContext& context) {
    if (document.fault && !looks_at_whole_body(condition)) {
        return false;
    }
    auto found = find_all(document, condition.at);
    std::erase_if(found, [&](const Found& one) {
        return !context.currency.empty() && !one.currency.empty() &&
               code_of(one.currency) != code_of(context.currency);
    });
    if (condition.when == Condition::When::is_missing) {
        return std::ranges::all_of(found,
                                   [](const Found& one) { return one.kind == Found::Kind::empty; });
    }
    if (found.empty()) {
        return condition.when == Condition::When::is_not && context.is_success;
    }
    return std::ranges::any_of(found, [&](const Found& one) { return fulfils(condition, one); });
}

}  // namespace

bool all_hold(const std::vector<Condition>& conditions,
              const ReplyDocument& document,
              const ConditionContext& context) {
    return std::ranges::all_of(conditions, [&](const Condition& condition) {
        return holds(condition, document, context);
    });
}

}  // namespace balance
