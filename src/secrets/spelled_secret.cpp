// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "secrets/spelled_secret.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "secrets/word_break.hpp"
#include "text/ascii.hpp"
#include "text/escape.hpp"

namespace balance {

namespace {

// So many bytes of the text stand for so many of the secret.
struct Step {
    std::size_t text;
    std::size_t secret;
};

// There are at most two ways to go on: as it stands there, or as the escape or the break that
// begins there.
struct Steps {
    std::array<Step, 2> items{};
    std::size_t count = 0;

    void add(std::size_t text, std::size_t secret) { items.at(count++) = {text, secret}; }
};

constexpr std::array<std::pair<char, std::string_view>, 24> html_entities = {
    {{'&', "&amp;"},    {'<', "&lt;"},     {'>', "&gt;"},     {'"', "&quot;"},   {'\'', "&#39;"},
     {'\'', "&#039;"},  {'\'', "&apos;"},  {'+', "&plus;"},   {'/', "&sol;"},    {'=', "&equals;"},
     {'_', "&lowbar;"}, {'-', "&dash;"},   {'-', "&hyphen;"}, {'.', "&period;"}, {':', "&colon;"},
     {';', "&semi;"},   {',', "&comma;"},  {'@', "&commat;"}, {'*', "&ast;"},    {'#', "&num;"},
     {'$', "&dollar;"}, {'%', "&percnt;"}, {'!', "&excl;"},   {'?', "&quest;"}}};

void add_percent(Steps& steps, std::string_view text, std::string_view secret) {
    if (hex_number(text.substr(1), 2) == static_cast<unsigned char>(secret.front())) {
        steps.add(3, 1);
    }
}

// One step where an escape writes the character that the secret goes on with.
void add_character(Steps& steps, const std::optional<CodePoint>& written, std::string_view secret) {
    const auto character = first_code_point(secret);
    if (written && character && written->value == character->value) {
        steps.add(written->length, character->length);
    }
}

void add_json_escape(Steps& steps, std::string_view text, std::string_view secret) {
    const char c = secret.front();
    if (text.size() > 1 && text[1] == c && (c == '"' || c == '\\' || c == '/')) {
        steps.add(2, 1);
        return;
    }
    add_character(steps, json_escape(text), secret);
}

void add_html_entity(Steps& steps, std::string_view text, std::string_view secret) {
    for (const auto& [plain, entity] : html_entities) {
        if (secret.front() == plain && text.starts_with(entity)) {
            steps.add(entity.size(), 1);
            return;
        }
    }
    add_character(steps, numeric_entity(text), secret);
}

// A secret goes on behind what breaks it, but for a blank of its own.
void add_break(Steps& steps, std::string_view text, std::string_view secret) {
    const auto length = word_break_length(text, secret.front());
    if (length > 0) {
        steps.add(length, 0);
    }
}

Steps next_steps(std::string_view text, std::string_view secret, bool inside) {
    Steps steps;
    if (is_alnum(text.front())) {
        if (text.front() == secret.front()) {
            steps.add(1, 1);
        }
        return steps;
    }
    switch (text.front()) {
        case '%':
            add_percent(steps, text, secret);
            break;
        case '\\':
            add_json_escape(steps, text, secret);
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
    const bool is_read = steps.count > 0;
    if (inside && !is_read) {
        add_break(steps, text, secret);
    }
    if (text.front() == secret.front()) {
        steps.add(1, 1);
    } else if (!is_read && text.front() == '\\') {
        // JSON inside of JSON escapes its escapes.
        steps.add(1, 0);
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
            const auto steps =
                next_steps(text.substr(at.text), secret.substr(at.secret), at.secret > 0);
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
