// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "formats/key_value_text.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace balance {

namespace {

bool is_letter(char c) {
    return is_alnum(c) && !(c >= '0' && c <= '9');
}

bool is_key_character(char c) {
    return is_alnum(c) || c == '_';
}

// The key at the front of a text, without its colon, or "".
std::string_view key_at_front(std::string_view text) {
    // Only as far as a key can reach: looking for the next colon would make long replies slow.
    const auto* end = std::ranges::find_if_not(text, is_key_character);
    const auto key = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    return end != text.end() && *end == ':' && is_key(key) ? key : std::string_view();
}

// Where the next "key:" starts behind the front of a text, or its end.
std::size_t next_key(std::string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (is_blank(text[i - 1]) && !key_at_front(text.substr(i)).empty()) {
            return i;
        }
    }
    return text.size();
}

}  // namespace

bool is_key(std::string_view text) {
    return !text.empty() && (is_letter(text.front()) || text.front() == '_') &&
           std::ranges::all_of(text, is_key_character);
}

Expected<std::vector<KeyValue>> parse_key_value_text(
    std::string_view text, const std::vector<std::string>& whole_line_keys) {
    static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    static constexpr std::size_t max_pairs = 10'000;
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    std::vector<KeyValue> pairs;
    for (const auto line : lines_of(text)) {
        auto rest = trimmed(line);
        while (!rest.empty()) {
            const auto key = key_at_front(rest);
            if (key.empty()) {
                return unexpected("a line of it is not key:value");
            }
            if (pairs.size() == max_pairs) {
                return unexpected("more than 10000 pairs");
            }
            rest.remove_prefix(key.size() + 1);
            const bool whole_line =
                std::ranges::find(whole_line_keys, key) != whole_line_keys.end();
            // The character behind the colon may be the key of the next pair: "balance: errors:x".
            const auto end = whole_line || rest.empty() ? rest.size() : next_key(rest);
            pairs.push_back({std::string(key), std::string(trimmed(rest.substr(0, end)))});
            rest.remove_prefix(end);
        }
    }
    return pairs;
}

}  // namespace balance
