// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/json_pointer.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace balance {

namespace {

constexpr std::string_view currency_token = "{currency}";
constexpr std::string_view every_token = "[*]";

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

// A selection compares what is written: "2" is the number 2 and the string "2".
const std::string* scalar_member(const JsonValue& value, std::string_view name) {
    for (const auto& member : value.members) {
        const bool scalar =
            member.value.items.empty() && member.value.type != JsonValue::Type::null;
        if (member.name == name && scalar) {
            return &member.value.text;
        }
    }
    return nullptr;
}

}  // namespace

Expected<JsonPointer::Token> JsonPointer::parse_token(std::string_view text) {
    auto name = unescaped(text);
    if (!name) {
        return unexpected(name.error());
    }
    if (*name == currency_token) {
        return Token{Token::Kind::currency, {}, {}};
    }
    if (*name == every_token) {
        return Token{Token::Kind::every, {}, {}};
    }
    if (name->starts_with('{') && name->ends_with('}')) {
        return unexpected("the only placeholder here is \"{currency}\"");
    }
    if (name->find('[', 1) != std::string::npos && !name->starts_with('[') &&
        name->ends_with(']')) {
        return unexpected("an item of an array is a token of its own: /wallets/0, not /wallets[0]");
    }
    if (!name->starts_with('[') || !name->ends_with(']')) {
        return Token{Token::Kind::name, std::move(name).value(), {}};
    }
    const auto equals = name->find('=');
    if (equals == std::string::npos || equals < 2 || equals + 2 == name->size()) {
        return unexpected("write a selection as \"[name=text]\", all items as \"[*]\"");
    }
    return Token{Token::Kind::selection, name->substr(1, equals - 1),
                 name->substr(equals + 1, name->size() - equals - 2)};
}

Expected<JsonPointer> JsonPointer::parse(std::string_view text) {
    std::vector<Token> tokens;
    if (!text.empty() && text.front() != '/') {
        return unexpected("a JSON Pointer starts with \"/\", such as /wallets/0/amount");
    }
    std::size_t currencies = 0;
    while (!text.empty()) {
        text.remove_prefix(1);
        const auto end = std::min(text.find('/'), text.size());
        auto token = parse_token(text.substr(0, end));
        if (!token) {
            return unexpected(token.error());
        }
        const bool tells = token->kind == Token::Kind::currency || token->text == currency_token;
        currencies += tells ? 1 : 0;
        tokens.push_back(std::move(token).value());
        text.remove_prefix(end);
    }
    if (currencies > 1) {
        return unexpected("\"{currency}\" may stand in it once");
    }
    return JsonPointer(std::move(tokens));
}

bool JsonPointer::tells_currency() const {
    return std::ranges::any_of(tokens_, [](const Token& token) {
        return token.kind == Token::Kind::currency || token.text == currency_token;
    });
}

std::vector<JsonMatch> JsonPointer::select(const JsonMatch& from, const Token& token) {
    std::vector<JsonMatch> selected;
    const auto consider = [&](const JsonValue& value) {
        const auto* text = scalar_member(value, token.name);
        if (text != nullptr && token.text == currency_token && !text->empty()) {
            selected.push_back({&value, *text});
        } else if (text != nullptr && *text == token.text) {
            selected.push_back({&value, from.currency});
        }
    };
    if (from.value->type == JsonValue::Type::array) {
        std::ranges::for_each(from.value->items, consider);
    } else {
        consider(*from.value);
    }
    return selected;
}

std::vector<JsonMatch> JsonPointer::step(const JsonMatch& from, const Token& token) {
    if (token.kind == Token::Kind::selection) {
        return select(from, token);
    }
    std::vector<JsonMatch> next;
    if (token.kind == Token::Kind::every) {
        for (const auto& item : from.value->items) {
            next.push_back({&item, from.currency});
        }
        return next;
    }
    if (from.value->type == JsonValue::Type::array) {
        const auto index = array_index(token.name);
        if (index && *index < from.value->items.size()) {
            next.push_back({&from.value->items[*index], from.currency});
        }
    }
    for (const auto& member : from.value->members) {
        if (token.kind == Token::Kind::currency) {
            next.push_back({&member.value, member.name});
        } else if (member.name == token.name) {
            next.push_back({&member.value, from.currency});
        }
    }
    return next;
}

JsonPointer::Tokens::const_iterator JsonPointer::first_list() const {
    return std::ranges::find(tokens_, Token::Kind::every, &Token::kind);
}

bool JsonPointer::is_list() const {
    return first_list() != tokens_.end();
}

std::size_t JsonPointer::lists_in(const JsonValue& root) const {
    const auto lists = follow(root, tokens_.begin(), first_list());
    return static_cast<std::size_t>(std::ranges::count_if(
        lists, [](const JsonMatch& match) { return match.value->type == JsonValue::Type::array; }));
}

// Whether an item of a list lacks what a token looks for, or has it twice. An item that another
// text was selected from is none of those that are meant.
bool JsonPointer::is_gap(const JsonMatch& item, const Token& token, std::size_t found) {
    switch (token.kind) {
        case Token::Kind::every:
            return item.value->type != JsonValue::Type::array;
        case Token::Kind::selection:
            return found == 0 && token.text == currency_token;
        case Token::Kind::name:
            return found != 1;
        case Token::Kind::currency:
            return found == 0;
    }
    return false;
}

std::vector<JsonMatch> JsonPointer::follow(const JsonValue& root,
                                           Tokens::const_iterator begin,
                                           Tokens::const_iterator end) {
    static const JsonValue nothing;
    std::vector<JsonMatch> matches = {{&root, {}}};
    bool in_list = false;
    for (auto token = begin; token != end; ++token) {
        std::vector<JsonMatch> next;
        for (const auto& match : matches) {
            const auto found = step(match, *token);
            if (in_list && is_gap(match, *token, found.size())) {
                next.push_back({&nothing, match.currency});
            } else {
                next.insert(next.end(), found.begin(), found.end());
            }
        }
        matches = std::move(next);
        in_list = in_list || token->kind == Token::Kind::every;
    }
    return matches;
}

std::vector<JsonMatch> JsonPointer::find_all(const JsonValue& root) const {
    return follow(root, tokens_.begin(), tokens_.end());
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
