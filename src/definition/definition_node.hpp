// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// One value of a definition's JSON together with its place, so that every mistake can be named as
// "file: /pointer: what is wrong, what would be right". Typed access; a wrong type throws a
// Failure.

#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/failure.hpp"
#include "formats/json.hpp"

namespace balance {

class DefinitionNode {
  public:
    DefinitionNode(const JsonValue& value, std::string source, std::string pointer)
        : value_(&value), source_(std::move(source)), pointer_(std::move(pointer)) {}

    // An object with no other members than these, none of them twice. The root may name its
    // "$schema", for editors.
    void require_object(std::initializer_list<std::string_view> allowed) const;

    [[nodiscard]] DefinitionNode required(std::string_view name) const;
    [[nodiscard]] std::optional<DefinitionNode> optional(std::string_view name) const;
    // The name and value of each member of an object.
    [[nodiscard]] std::vector<std::pair<std::string, DefinitionNode>> members() const;
    // At least one item.
    [[nodiscard]] std::vector<DefinitionNode> items() const;
    // The items of an array, or the value itself where it is no array.
    [[nodiscard]] std::vector<DefinitionNode> items_or_self() const;

    // Not empty, no control characters.
    [[nodiscard]] std::string string() const;
    // Not empty; line breaks and tabs may stand in it.
    [[nodiscard]] std::string text_block() const;
    [[nodiscard]] std::string string_or(std::string_view name, std::string_view fallback) const;
    // The text of a string, number or boolean.
    [[nodiscard]] std::string scalar() const;
    [[nodiscard]] long positive_number() const;
    [[nodiscard]] long positive_number_or_0(std::string_view name) const;
    [[nodiscard]] bool boolean_or_false(std::string_view name) const;
    [[nodiscard]] bool is_string() const { return value_->type == JsonValue::Type::string; }
    [[nodiscard]] bool is_object() const { return value_->type == JsonValue::Type::object; }
    [[nodiscard]] const JsonValue& value() const { return *value_; }
    // Each string in this value, however deep.
    [[nodiscard]] std::vector<DefinitionNode> strings_inside() const;

    [[nodiscard]] Failure mistake_here(const Message& reason) const;

  private:
    void require(JsonValue::Type type, const Message& wanted) const;

    const JsonValue* value_;
    std::string source_;
    std::string pointer_;
};

}  // namespace balance
