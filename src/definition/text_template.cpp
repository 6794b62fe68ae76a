// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/text_template.hpp"

namespace balance {

Expected<TextTemplate> TextTemplate::parse(std::string_view text) {
    TextTemplate result;
    std::string literal;
    const auto end_literal = [&] {
        if (!literal.empty()) {
            result.pieces_.push_back({false, literal});
            literal.clear();
        }
    };
    while (!text.empty()) {
        const char c = text.front();
        if (c != '{' && c != '}') {
            literal += c;
            text.remove_prefix(1);
            continue;
        }
        if (text.size() > 1 && text[1] == c) {
            literal += c;
            text.remove_prefix(2);
            continue;
        }
        const auto end = text.find('}');
        if (c == '}' || end == std::string_view::npos || end == 1) {
            return unexpected("an unmatched brace; write {{ or }} for a brace in the text");
        }
        end_literal();
        result.pieces_.push_back({true, std::string(text.substr(1, end - 1))});
        text.remove_prefix(end + 1);
    }
    end_literal();
    return result;
}

std::vector<std::string> TextTemplate::placeholders() const {
    std::vector<std::string> names;
    for (const auto& piece : pieces_) {
        if (piece.is_placeholder) {
            names.push_back(piece.text);
        }
    }
    return names;
}

std::string TextTemplate::literal() const {
    std::string result;
    for (const auto& piece : pieces_) {
        result += piece.is_placeholder ? "" : piece.text;
    }
    return result;
}

std::optional<std::string> TextTemplate::expand(const PlaceholderValues& values,
                                                Encoding encoding) const {
    std::string result;
    for (const auto& piece : pieces_) {
        if (!piece.is_placeholder) {
            result += piece.text;
            continue;
        }
        const auto value = values.find(piece.text);
        if (value == values.end()) {
            return std::nullopt;
        }
        result += encoding == nullptr ? value->second : encoding(value->second);
    }
    return result;
}

}  // namespace balance
