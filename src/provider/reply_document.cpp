// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/reply_document.hpp"

#include "provider/json_pointer.hpp"

namespace balance {

namespace {

Found found_in_json(const JsonValue& value, std::string currency) {
    using enum JsonValue::Type;
    switch (value.type) {
        case string:
        case number:
            if (!value.text.empty()) {
                return {Found::Kind::text, value.text, std::move(currency)};
            }
            break;
        case boolean:
            return {Found::Kind::flag, value.text, std::move(currency)};
        case array:
        case object:
            if (!value.items.empty() || !value.members.empty()) {
                return {Found::Kind::tree, {}, std::move(currency)};
            }
            break;
        case null:
            break;
    }
    return {Found::Kind::empty, {}, std::move(currency)};
}

std::vector<Found> find_at(const ReplyDocument& document, const Place& place) {
    std::vector<Found> found;
    if (const auto* json = std::get_if<JsonValue>(&document)) {
        const auto pointer = JsonPointer::parse(place.at);
        for (const auto& match : pointer->find_all(*json)) {
            found.push_back(found_in_json(
                *match.value, match.currency.empty() ? place.currency : match.currency));
        }
        return found;
    }
    for (const auto& [key, value] : std::get<std::vector<KeyValue>>(document)) {
        if (key == place.at) {
            found.push_back({Found::Kind::text, value, place.currency});
        }
    }
    return found;
}

// Messages hold blanks and colons: the keys of errors take the whole rest of their line.
std::vector<std::string> whole_line_keys(const ReplyRules& rules) {
    std::vector<std::string> keys;
    for (const auto& rule : rules.errors) {
        for (const auto* places : {&rule.at, &rule.message}) {
            for (const auto& place : *places) {
                keys.push_back(place.at);
            }
        }
    }
    return keys;
}

}  // namespace

Expected<ReplyDocument> parse_reply(const ReplyRules& rules, const std::string& body) {
    if (body.find_first_not_of(" \t\r\n") == std::string::npos) {
        return unexpected("it is empty");
    }
    if (body.find('\0') != std::string::npos) {
        return unexpected("it holds a NUL byte");
    }
    if (rules.format == ReplyFormat::json) {
        auto json = parse_json(body, JsonDialect::lenient);
        return json ? Expected<ReplyDocument>(std::move(json).value())
                    : unexpected("it is not JSON: " + json.error().reason);
    }
    auto pairs = parse_key_value_text(body, whole_line_keys(rules));
    return pairs ? Expected<ReplyDocument>(std::move(pairs).value()) : unexpected(pairs.error());
}

std::vector<Found> find_all(const ReplyDocument& document, const std::vector<Place>& places) {
    std::vector<Found> all;
    for (const auto& place : places) {
        auto found = find_at(document, place);
        all.insert(all.end(), std::make_move_iterator(found.begin()),
                   std::make_move_iterator(found.end()));
    }
    return all;
}

}  // namespace balance
