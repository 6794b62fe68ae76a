// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "provider/json_pointer.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace balance {

namespace {

constexpr std::string_view currency_token = "{currency}";

Expected<std::string> unescaped(std::string_view token) {
    std::string name;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] != '~') {
            name += token[i];
            continue;
        }
        const char next = i + 1 < token.size() ? token[i + 1] : ' ';
        if (next != '0' && next != '1') {
            return unexpected("\"~\" must be followed by 0 or 1");
        }
        name += next == '0' ? '~' : '/';
        ++i;
    }
    return name;
}

std::optional<std::size_t> array_index(std::string_view token) {
    if (token.empty() || (token.size() > 1 && token.front() == '0')) {
        return std::nullopt;
    }
    std::size_t index = 0;
    const auto* end = token.data() + token.size();
    const auto result = std::from_chars(token.data(), end, index);
    return result.ec == std::errc() && result.ptr == end ? std::optional(index) : std::nullopt;
}

std::vector<JsonMatch> step(const JsonMatch& from, const std::string& token) {
    std::vector<JsonMatch> next;
    if (from.value->type == JsonValue::Type::array) {
        const auto index = array_index(token);
        if (index && *index < from.value->items.size()) {
            next.push_back({&from.value->items[*index], from.currency});
        }
    }
    for (const auto& member : from.value->members) {
        if (token == currency_token) {
            next.push_back({&member.value, member.name});
        } else if (member.name == token) {
            next.push_back({&member.value, from.currency});
        }
    }
    return next;
}

}  // namespace

Expected<JsonPointer> JsonPointer::parse(std::string_view text) {
    std::vector<std::string> tokens;
    if (!text.empty() && text.front() != '/') {
        return unexpected("a JSON Pointer starts with \"/\"");
    }
    while (!text.empty()) {
        text.remove_prefix(1);
        const auto end = std::min(text.find('/'), text.size());
        auto token = unescaped(text.substr(0, end));
        if (!token) {
            return unexpected(token.error());
        }
        if (token->starts_with('{') && token->ends_with('}') && *token != currency_token) {
            return unexpected("the only placeholder here is \"{currency}\"");
        }
        tokens.push_back(std::move(token).value());
        text.remove_prefix(end);
    }
    if (std::ranges::count(tokens, currency_token) > 1) {
        return unexpected("\"{currency}\" may stand in it once");
    }
    return JsonPointer(std::move(tokens));
}

std::vector<JsonMatch> JsonPointer::find_all(const JsonValue& root) const {
    std::vector<JsonMatch> matches = {{&root, {}}};
    for (const auto& token : tokens_) {
        std::vector<JsonMatch> next;
        for (const auto& match : matches) {
            const auto found = step(match, token);
            next.insert(next.end(), found.begin(), found.end());
        }
        matches = std::move(next);
    }
    return matches;
}

std::string pointer_token(std::string_view name) {
    std::string token;
    for (const char c : name) {
        if (c == '~') {
            token += "~0";
        } else if (c == '/') {
            token += "~1";
        } else {
            token += c;
        }
    }
    return token;
}

}  // namespace balance
