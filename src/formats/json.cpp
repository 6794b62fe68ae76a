// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/json.hpp"

#define RAPIDJSON_HAS_STDSTRING 1
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "text/utf8.hpp"

namespace balance {

namespace {

constexpr std::size_t max_depth = 32;
constexpr std::size_t max_values = 100'000;

// Builds the tree. Returning false from an event ends the parse.
class TreeBuilder {
  public:
    using Size = rapidjson::SizeType;

    // NOLINTBEGIN(readability-identifier-naming): the names that RapidJSON calls
    bool Null() { return add({JsonValue::Type::null, "", {}, {}}); }
    bool Bool(bool value) {
        return add({JsonValue::Type::boolean, value ? "true" : "false", {}, {}});
    }
    bool RawNumber(const char* text, Size length, bool /*copy*/) {
        return add({JsonValue::Type::number, std::string(text, length), {}, {}});
    }
    bool String(const char* text, Size length, bool /*copy*/) {
        return add({JsonValue::Type::string, std::string(text, length), {}, {}});
    }
    bool Key(const char* text, Size length, bool /*copy*/) {
        open_.back().name = std::string(text, length);
        return true;
    }
    bool StartObject() { return open(JsonValue::Type::object); }
    bool EndObject(Size /*members*/) { return close(); }
    bool StartArray() { return open(JsonValue::Type::array); }
    bool EndArray(Size /*items*/) { return close(); }

    // Numbers only ever arrive as text; the reader wants these to exist.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }
    // NOLINTEND(readability-identifier-naming)

    [[nodiscard]] const std::optional<std::string>& refusal() const { return refusal_; }
    [[nodiscard]] JsonValue take_root() { return std::move(root_); }

  private:
    struct Open {
        JsonValue value;
        std::string name;  // of the member that comes next
    };

    bool add(JsonValue value) {
        if (++values_ > max_values) {
            refusal_ = "more than 100000 values";
            return false;
        }
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (open_.back().value.type == JsonValue::Type::array) {
            open_.back().value.items.push_back(std::move(value));
        } else {
            open_.back().value.members.push_back({std::move(open_.back().name), std::move(value)});
        }
        return true;
    }

    bool open(JsonValue::Type type) {
        if (open_.size() == max_depth) {
            refusal_ = "nested deeper than 32 levels";
            return false;
        }
        open_.push_back({{type, "", {}, {}}, {}});
        return true;
    }

    bool close() {
        JsonValue value = std::move(open_.back().value);
        open_.pop_back();
        return add(std::move(value));
    }

    JsonValue root_;
    std::vector<Open> open_;
    std::size_t values_ = 0;
    std::optional<std::string> refusal_;
};

// The value of an escape \\uXXXX at this place, or 0.
unsigned unicode_escape(std::string_view text, std::size_t at) {
    const auto digits = text.substr(std::min(at, text.size()), 6);
    unsigned value = 0;
    if (digits.size() == 6 && digits.starts_with("\\u")) {
        std::from_chars(digits.data() + 2, digits.data() + 6, value, 16);
    }
    return value;
}

// Each escape that is only half of a surrogate pair becomes that of the replacement character: to
// RapidJSON it is a syntax error.
std::string without_lone_surrogates(std::string_view text) {
    std::string result(text);
    for (auto at = result.find('\\'); at != std::string::npos; at = result.find('\\', at)) {
        const bool high = (unicode_escape(result, at) & 0xFC00U) == 0xD800U;
        const bool low = (unicode_escape(result, at) & 0xFC00U) == 0xDC00U;
        const bool pair = high && (unicode_escape(result, at + 6) & 0xFC00U) == 0xDC00U;
        if ((high && !pair) || low) {
            result.replace(at, 6, "\\ufffd");
        }
        at += pair ? 12 : 2;
    }
    return result;
}

template <unsigned Flags>
Expected<JsonValue, JsonError> parse_with(const std::string& text) {
    static constexpr unsigned flags =
        Flags | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag;
    TreeBuilder builder;
    rapidjson::Reader reader;
    rapidjson::StringStream stream(text.c_str());
    const auto result = reader.Parse<flags>(stream, builder);
    if (result.IsError()) {
        auto reason = builder.refusal().value_or(rapidjson::GetParseError_En(result.Code()));
        while (reason.ends_with('.')) {
            reason.pop_back();
        }
        return Unexpected<JsonError>({result.Offset(), reason});
    }
    return builder.take_root();
}

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write(const JsonValue& value, Writer& writer) {
    switch (value.type) {
        case JsonValue::Type::null:
            writer.Null();
            return;
        case JsonValue::Type::boolean:
            writer.Bool(value.text == "true");
            return;
        case JsonValue::Type::number:
            writer.RawValue(value.text.data(), value.text.size(), rapidjson::kNumberType);
            return;
        case JsonValue::Type::string:
            writer.String(value.text.data(), static_cast<rapidjson::SizeType>(value.text.size()));
            return;
        case JsonValue::Type::array:
            writer.StartArray();
            for (const auto& item : value.items) {
                write(item, writer);
            }
            writer.EndArray();
            return;
        case JsonValue::Type::object:
            writer.StartObject();
            for (const auto& member : value.members) {
                writer.Key(member.name.data(),
                           static_cast<rapidjson::SizeType>(member.name.size()));
                write(member.value, writer);
            }
            writer.EndObject();
            return;
    }
}

}  // namespace

std::string json_text(const JsonValue& value) {
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    write(value, writer);
    return {buffer.GetString(), buffer.GetSize()};
}

Expected<JsonValue, JsonError> parse_json(std::string_view text, JsonDialect dialect) {
    const auto nul = text.find('\0');
    if (nul != std::string_view::npos) {
        return Unexpected<JsonError>({nul, "a NUL byte"});
    }
    static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (dialect == JsonDialect::lenient) {
        text.remove_prefix(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
        return parse_with<rapidjson::kParseTrailingCommasFlag>(without_lone_surrogates(text));
    }
    if (text.starts_with(byte_order_mark)) {
        return Unexpected<JsonError>({0, "a byte order mark; save it as UTF-8 without one"});
    }
    // RapidJSON's own check of the encoding reads beyond the end of a text that ends in a
    // character.
    const auto broken = first_broken_character(text);
    if (broken != std::string_view::npos) {
        return Unexpected<JsonError>({broken, "a byte that is no UTF-8"});
    }
    return parse_with<rapidjson::kParseDefaultFlags>(std::string(text));
}

}  // namespace balance
