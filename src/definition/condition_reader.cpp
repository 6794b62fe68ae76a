// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/condition_reader.hpp"

#include "definition/place_reader.hpp"

namespace balance {

namespace {

using When = Condition::When;

void read_values(const DefinitionNode& node, Condition& condition) {
    for (const auto& value : node.items_or_self()) {
        condition.values.push_back(value.scalar());
        if (condition.values.back().empty()) {
            throw value.mistake_here("must not be empty");
        }
    }
}

Condition read_condition(const DefinitionNode& node, ReplyFormat format) {
    static constexpr std::pair<std::string_view, When> tests[] = {{"is", When::is},
                                                                  {"is_not", When::is_not},
                                                                  {"is_missing", When::is_missing},
                                                                  {"has_word", When::has_word}};
    Condition condition;
    condition.at = read_places(node.required("at"), format);
    for (const auto& [name, when] : tests) {
        const auto values = node.optional(name);
        if (!values) {
            continue;
        }
        if (condition.when != When::present) {
            throw values->mistake_here("give only one of is, is_not, is_missing and has_word");
        }
        condition.when = when;
        if (when != When::is_missing) {
            read_values(*values, condition);
        } else if (!node.boolean_or_false(name)) {
            throw values->mistake_here("must be true; leave it out otherwise");
        }
    }
    return condition;
}

}  // namespace

std::vector<Condition> read_conditions(const DefinitionNode& rule, ReplyFormat format) {
    std::vector<Condition> conditions = {read_condition(rule, format)};
    if (const auto further = rule.optional("and")) {
        for (const auto& item : further->items()) {
            item.require_object({"at", "is", "is_not", "is_missing", "has_word"});
            conditions.push_back(read_condition(item, format));
        }
    }
    return conditions;
}

}  // namespace balance
