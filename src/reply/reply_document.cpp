// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "reply/reply_document.hpp"

#include <algorithm>

#include "formats/json_pointer.hpp"
#include "formats/xml.hpp"

namespace balance {

namespace {

Found found_in_tree(const JsonValue& value, std::string currency) {
    using enum JsonValue::Type;
    switch (value.type) {
        case string:
        case number:
            if (!value.text.empty()) {
                return {Found::Kind::text, value.text, std::move(currency), value.type == number};
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

std::vector<Found> found_at_pointer(const JsonValue& tree, const Place& place) {
    std::vector<Found> found;
    for (const auto& match : place.pointer.value().find_all(tree)) {
        found.push_back(
            found_in_tree(*match.value, match.currency.empty() ? place.currency : match.currency));
    }
    return found;
}

std::vector<Found> found_at_key(const std::vector<KeyValue>& pairs, const Place& place) {
    std::vector<Found> found;
    for (const auto& [key, value] : pairs) {
        if (key == place.at) {
            found.push_back({Found::Kind::text, value, place.currency});
        }
    }
    return found;
}

std::vector<Found> found_as_it_stands(const ReplyDocument& document, const Place& place) {
    if (place.whole_body) {
        // The line break at its end is no part of what it says.
        const auto end = document.body.find_last_not_of("\r\n");
        return {{Found::Kind::text, document.body.substr(0, end + 1), place.currency}};
    }
    if (const auto* tree = std::get_if<JsonValue>(&document.content)) {
        return found_at_pointer(*tree, place);
    }
    if (const auto* pairs = std::get_if<std::vector<KeyValue>>(&document.content)) {
        return found_at_key(*pairs, place);
    }
    return {};
}

std::vector<Found> find_at(const ReplyDocument& document, const Place& place) {
    auto standing = found_as_it_stands(document, place);
    if (!place.pattern) {
        return standing;
    }
    std::vector<Found> taken;
    for (const auto& found : standing) {
        auto matches = place.pattern->find_all(found.text);
        if (is_list(place) && matches.size() != 1) {
            // An item that it does not fit must not fall out of a sum.
            taken.push_back({Found::Kind::empty, {}, found.currency});
            continue;
        }
        for (auto& match : matches) {
            taken.push_back({match.is_empty ? Found::Kind::empty : Found::Kind::text,
                             std::move(match.value),
                             match.currency.empty() ? found.currency : match.currency});
        }
    }
    return taken;
}

// Messages hold blanks and colons: the keys of errors take the whole rest of their line.
std::vector<std::string> whole_line_keys(const ReplyRules& rules) {
    std::vector<std::string> keys;
    const auto add = [&keys](const std::vector<Place>& places) {
        for (const auto& place : places) {
            keys.push_back(place.at);
        }
    };
    for (const auto& rule : rules.errors) {
        for (const auto& condition : rule.conditions) {
            add(condition.at);
        }
        add(rule.message);
    }
    return keys;
}

Expected<JsonValue> parse_json_reply(const std::string& body) {
    auto json = parse_json(body, JsonDialect::lenient);
    return json ? Expected<JsonValue>(std::move(json).value()) : unexpected(json.error().reason);
}

}  // namespace

ReplyDocument parse_reply(const ReplyRules& rules, const std::string& body) {
    ReplyDocument document{.body = body, .content = {}};
    const auto take = [&document](auto parsed, std::string_view prefix) {
        if (parsed) {
            document.content = std::move(parsed).value();
        } else {
            document.fault = std::string(prefix) + parsed.error();
        }
    };
    if (body.find_first_not_of(" \t\r\n") == std::string::npos) {
        document.fault = "it is empty";
    } else if (body.find('\0') != std::string::npos) {
        document.fault = "it holds a NUL byte";
    } else if (rules.format == ReplyFormat::json) {
        take(parse_json_reply(body), "it is not JSON: ");
    } else if (rules.format == ReplyFormat::xml) {
        take(parse_xml(body), "it is not XML: ");
    } else if (rules.format == ReplyFormat::key_value) {
        take(parse_key_value_text(body, whole_line_keys(rules)), "");
    }
    return document;
}

Reply reply_of(HttpResponse response, const ReplyRules& rules) {
    auto document = parse_reply(rules, response.body);
    return {std::move(response), std::move(document)};
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

bool is_list(const Place& place) {
    return place.pointer && place.pointer->is_list();
}

std::size_t lists_at(const ReplyDocument& document, const Place& place) {
    const auto* tree = std::get_if<JsonValue>(&document.content);
    return tree == nullptr ? 0 : place.pointer.value().lists_in(*tree);
}

std::string joined_texts(const ReplyDocument& document, const std::vector<Place>& places) {
    std::vector<std::string> texts;
    for (const auto& found : find_all(document, places)) {
        const bool new_text = std::ranges::find(texts, found.text) == texts.end();
        if (found.kind == Found::Kind::text && !found.text.empty() && new_text) {
            texts.push_back(found.text);
        }
    }
    std::string result;
    for (const auto& text : texts) {
        result += (result.empty() ? "" : "; ") + text;
    }
    return result;
}

}  // namespace balance
