// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/definition_schema.hpp"

#include <charconv>
#include <cstdint>
#include <stdexcept>

#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

namespace balance {

namespace {

using Validator = rapidjson::SchemaValidator;

rapidjson::SizeType size_of(const std::string& text) {
    return static_cast<rapidjson::SizeType>(text.size());
}

// The schema looks at the kind of a number and at small values; digits beyond that do not matter.
bool tell_number(Validator& validator, const std::string& text) {
    const auto* end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto read = std::from_chars(text.data(), end, whole);
        read.ec == std::errc() && read.ptr == end) {
        return whole < 0 ? validator.Int64(whole)
                         : validator.Uint64(static_cast<std::uint64_t>(whole));
    }
    return validator.Double(0.5);
}

bool tell(Validator& validator, const JsonValue& value) {
    switch (value.type) {
        case JsonValue::Type::null:
            return validator.Null();
        case JsonValue::Type::boolean:
            return validator.Bool(value.text == "true");
        case JsonValue::Type::number:
            return tell_number(validator, value.text);
        case JsonValue::Type::string:
            return validator.String(value.text.c_str(), size_of(value.text), false);
        case JsonValue::Type::array:
            validator.StartArray();
            for (const auto& item : value.items) {
                tell(validator, item);
            }
            return validator.EndArray(static_cast<rapidjson::SizeType>(value.items.size()));
        case JsonValue::Type::object:
            validator.StartObject();
            for (const auto& member : value.members) {
                validator.Key(member.name.c_str(), size_of(member.name), false);
                tell(validator, member.value);
            }
            return validator.EndObject(static_cast<rapidjson::SizeType>(value.members.size()));
    }
    return false;
}

}  // namespace

std::optional<SchemaFault> schema_fault(const JsonValue& definition) {
    rapidjson::Document text;
    const auto source = definition_schema_text();
    text.Parse(source.data(), source.size());
    if (text.HasParseError()) {
        throw std::logic_error("the schema of definitions is no JSON");
    }
    const rapidjson::SchemaDocument schema(text);
    Validator validator(schema);
    tell(validator, definition);
    if (validator.IsValid()) {
        return std::nullopt;
    }
    rapidjson::StringBuffer pointer;
    validator.GetInvalidDocumentPointer().Stringify(pointer);
    return SchemaFault{{pointer.GetString(), pointer.GetSize()},
                       validator.GetInvalidSchemaKeyword()};
}

}  // namespace balance
