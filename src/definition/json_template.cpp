// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/json_template.hpp"

namespace balance {

std::optional<JsonValue> expanded(const JsonValue& tree, const PlaceholderValues& values) {
    JsonValue result{tree.type, tree.text, {}, {}};
    if (tree.type == JsonValue::Type::string && !tree.text.empty()) {
        auto text = TextTemplate::parse(tree.text)->expand(values);
        if (!text) {
            return std::nullopt;
        }
        result.text = std::move(*text);
    }
    for (const auto& item : tree.items) {
        if (auto value = expanded(item, values)) {
            result.items.push_back(std::move(*value));
        }
    }
    for (const auto& member : tree.members) {
        if (auto value = expanded(member.value, values)) {
            result.members.push_back({member.name, std::move(*value)});
        }
    }
    return result;
}

}  // namespace balance
