// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "core/spelling.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/text.hpp"
#include "core/utf8.hpp"

namespace balance {

namespace {

// So many bytes of the text stand for so many of the secret.
struct Step {
    std::size_t text;
    std::size_t secret;
};

// There are at most two ways to go on: as it stands there, or as the escape that begins there.
struct Steps {
    std::array<Step, 2> items{};
    std::size_t count = 0;

    void add(std::size_t text, std::size_t secret) { items.at(count++) = {text, secret}; }
};

constexpr std::array<std::pair<char, std::string_view>, 6> html_entities = {{{'&', "&amp;"},
                                                                             {'<', "&lt;"},
                                                                             {'>', "&gt;"},
                                                                             {'"', "&quot;"},
                                                                             {'\'', "&#39;"},
                                                                             {'\'', "&#039;"}}};

// The number that stands in hexadecimal at a place, or -1.
long hex_number(std::string_view text, std::size_t at, std::size_t digits) {
    const auto part = text.substr(std::min(at, text.size()), digits);
    long value = -1;
    const auto* end = part.data() + part.size();
    const auto result = std::from_chars(part.data(), end, value, 16);
    return part.size() == digits && result.ec == std::errc() && result.ptr == end ? value : -1;
}

void add_percent(Steps& steps, std::string_view text, std::string_view secret) {
    if (hex_number(text, 1, 2) == static_cast<unsigned char>(secret.front())) {
        steps.add(3, 1);
    }
}

void add_json_escape(Steps& steps, std::string_view text, std::string_view secret) {
    const char c = secret.front();
    if (text.size() > 1 && text[1] == c && (c == '"' || c == '\\' || c == '/')) {
        steps.add(2, 1);
        return;
    }
    const auto character = first_code_point(secret);
    if (!character || !text.starts_with("\\u")) {
        return;
    }
    const long first = hex_number(text, 2, 4);
    if (first == static_cast<long>(character->value)) {
        steps.add(6, character->length);
    }
    const bool is_pair = first >= 0xD800 && first < 0xDC00 && text.substr(6).starts_with("\\u");
    const long second = is_pair ? hex_number(text, 8, 4) : -1;
    if (second >= 0xDC00 && 0x10000 + (first - 0xD800) * 0x400 + (second - 0xDC00) ==
                                static_cast<long>(character->value)) {
        steps.add(12, character->length);
    }
}

// "&#47;", "&#x2F;"
void add_numeric_entity(Steps& steps, std::string_view text, std::string_view secret) {
    static constexpr std::size_t longest = 12;
    const auto end = text.substr(0, longest).find(';');
    const auto character = first_code_point(secret);
    if (!text.starts_with("&#") || end == std::string_view::npos || !character) {
        return;
    }
    auto digits = text.substr(2, end - 2);
    const bool hexadecimal = !digits.empty() && lower(digits.front()) == 'x';
    digits.remove_prefix(hexadecimal ? 1 : 0);
    long value = -1;
    const auto result =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    if (result.ec == std::errc() && result.ptr == digits.data() + digits.size() &&
        value == static_cast<long>(character->value)) {
        steps.add(end + 1, character->length);
    }
}

void add_html_entity(Steps& steps, std::string_view text, std::string_view secret) {
    for (const auto& [plain, entity] : html_entities) {
        if (secret.front() == plain && text.starts_with(entity)) {
            steps.add(entity.size(), 1);
            return;
        }
    }
    add_numeric_entity(steps, text, secret);
}

Steps next_steps(std::string_view text, std::string_view secret) {
    Steps steps;
    switch (text.front()) {
        case '%':
            add_percent(steps, text, secret);
            break;
        case '\\':
            add_json_escape(steps, text, secret);
            // JSON inside of JSON escapes its escapes.
            if (steps.count == 0 && secret.front() != '\\') {
                steps.add(1, 0);
            }
            break;
        case '&':
            add_html_entity(steps, text, secret);
            break;
        case '+':
            if (secret.front() == ' ') {
                steps.add(1, 1);
            }
            break;
        default:
            break;
    }
    if (text.front() == secret.front()) {
        steps.add(1, 1);
    }
    return steps;
}

}  // namespace

std::size_t spelled_length(std::string_view text, std::string_view secret) {
    std::size_t longest = 0;
    std::vector<Step> open = {{0, 0}};
    // Only where two ways part can they meet again.
    std::set<std::pair<std::size_t, std::size_t>> crossings;
    while (!open.empty()) {
        auto at = open.back();
        open.pop_back();
        while (at.secret < secret.size() && at.text < text.size()) {
            const auto steps = next_steps(text.substr(at.text), secret.substr(at.secret));
            const bool dead_end = steps.count == 0;
            if (dead_end || (steps.count == 2 && !crossings.insert({at.text, at.secret}).second)) {
                break;
            }
            if (steps.count == 2) {
                open.push_back({at.text + steps.items[1].text, at.secret + steps.items[1].secret});
            }
            at = {at.text + steps.items[0].text, at.secret + steps.items[0].secret};
        }
        if (at.secret == secret.size()) {
            longest = std::max(longest, at.text);
        }
    }
    return longest;
}

}  // namespace balance
