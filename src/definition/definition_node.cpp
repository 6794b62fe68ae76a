// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/definition_node.hpp"

#include <algorithm>
#include <charconv>

#include "formats/json_pointer.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

std::vector<std::string> strings(std::initializer_list<std::string_view> views) {
    return {views.begin(), views.end()};
}

}  // namespace

Failure DefinitionNode::mistake_here(const Message& reason) const {
    Message message;
    message << Foreign{source_} << ": ";
    if (!pointer_.empty()) {
        message << Foreign{pointer_} << ": ";
    }
    message << reason;
    return mistake(message);
}

void DefinitionNode::require(JsonValue::Type type, const Message& wanted) const {
    if (value_->type != type) {
        throw mistake_here(wanted);
    }
}

void DefinitionNode::require_object(std::initializer_list<std::string_view> allowed) const {
    for (const auto& [name, node] : members()) {
        const bool for_editors = pointer_.empty() && name == "$schema";
        if (!for_editors && std::ranges::find(allowed, name) == allowed.end()) {
            Message reason("unknown member; ");
            const auto meant = nearest(name, strings(allowed));
            if (meant.empty()) {
                reason << "known here: " << Own{listed(strings(allowed), "and")};
            } else {
                reason << "did you mean \"" << Own{meant} << "\"?";
            }
            throw node.mistake_here(reason);
        }
    }
}

std::vector<std::pair<std::string, DefinitionNode>> DefinitionNode::members() const {
    require(JsonValue::Type::object, "must be an object");
    std::vector<std::pair<std::string, DefinitionNode>> result;
    for (const auto& member : value_->members) {
        DefinitionNode node(member.value, source_, pointer_ + "/" + pointer_token(member.name));
        if (std::ranges::any_of(result,
                                [&](const auto& seen) { return seen.first == member.name; })) {
            throw node.mistake_here("is given twice");
        }
        result.emplace_back(member.name, node);
    }
    return result;
}

std::optional<DefinitionNode> DefinitionNode::optional(std::string_view name) const {
    for (const auto& member : value_->members) {
        if (member.name == name) {
            return DefinitionNode(member.value, source_, pointer_ + "/" + pointer_token(name));
        }
    }
    return std::nullopt;
}

DefinitionNode DefinitionNode::required(std::string_view name) const {
    if (auto node = optional(name)) {
        return *node;
    }
    throw DefinitionNode(*value_, source_, pointer_ + "/" + pointer_token(name))
        .mistake_here("is missing");
}

std::vector<DefinitionNode> DefinitionNode::items() const {
    require(JsonValue::Type::array, "must be an array");
    if (value_->items.empty()) {
        throw mistake_here("must not be empty");
    }
    std::vector<DefinitionNode> result;
    for (std::size_t i = 0; i < value_->items.size(); ++i) {
        result.emplace_back(value_->items[i], source_, pointer_ + "/" + std::to_string(i));
    }
    return result;
}

std::vector<DefinitionNode> DefinitionNode::items_or_self() const {
    return value_->type == JsonValue::Type::array ? items() : std::vector<DefinitionNode>{*this};
}

std::string DefinitionNode::string() const {
    require(JsonValue::Type::string, "must be a string");
    if (value_->text.empty()) {
        throw mistake_here("must not be empty");
    }
    if (has_control_character(value_->text)) {
        throw mistake_here("must not hold control characters");
    }
    return value_->text;
}

std::string DefinitionNode::text_block() const {
    require(JsonValue::Type::string, "must be a string");
    if (value_->text.empty()) {
        throw mistake_here("must not be empty");
    }
    std::string plain = value_->text;
    std::erase_if(plain, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
    if (has_control_character(plain)) {
        throw mistake_here("must not hold control characters");
    }
    return value_->text;
}

std::string DefinitionNode::string_or(std::string_view name, std::string_view fallback) const {
    const auto node = optional(name);
    return node ? node->string() : std::string(fallback);
}

std::string DefinitionNode::scalar() const {
    using enum JsonValue::Type;
    if (value_->type != string && value_->type != number && value_->type != boolean) {
        throw mistake_here("must be a string, a number, true or false");
    }
    return value_->text;
}

long DefinitionNode::positive_number() const {
    require(JsonValue::Type::number, "must be a whole number above 0");
    long number = 0;
    const auto* end = value_->text.data() + value_->text.size();
    const auto result = std::from_chars(value_->text.data(), end, number);
    if (result.ec != std::errc() || result.ptr != end || number <= 0) {
        throw mistake_here("must be a whole number above 0");
    }
    return number;
}

long DefinitionNode::positive_number_or_0(std::string_view name) const {
    const auto node = optional(name);
    return node ? node->positive_number() : 0;
}

bool DefinitionNode::boolean_or_false(std::string_view name) const {
    const auto node = optional(name);
    if (node) {
        node->require(JsonValue::Type::boolean, "must be true or false");
    }
    return node && node->value_->text == "true";
}

std::vector<DefinitionNode> DefinitionNode::strings_inside() const {
    if (is_string()) {
        return {*this};
    }
    std::vector<DefinitionNode> result;
    const auto add = [&](const DefinitionNode& node) {
        auto inside = node.strings_inside();
        result.insert(result.end(), inside.begin(), inside.end());
    };
    if (is_object()) {
        for (const auto& [name, node] : members()) {
            add(node);
        }
    } else if (!value_->items.empty()) {
        std::ranges::for_each(items(), add);
    }
    return result;
}

}  // namespace balance
